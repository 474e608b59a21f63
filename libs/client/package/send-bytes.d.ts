/** How far the bytes have come. A second try begins at 0 again. */
export interface Progress {
    sentBytes: number;
    totalBytes: number;
}
export interface SendOptions {
    onProgress?: ((progress: Progress) => void) | undefined;
    signal?: AbortSignal | undefined;
}
/** What a ticket says about the PUT. */
interface Put {
    url: string;
    headers: Record<string, string>;
}
/** PUTs bytes straight into the store. Resolves with its status. @throws TypeError where it cannot be reached, or the abort reason */
export declare function sendBytes(put: Put, bytes: Blob, options: SendOptions): Promise<number>;
export {};
