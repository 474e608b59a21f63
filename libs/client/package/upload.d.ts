import type { Client } from './client.ts';
import type { Progress } from './send-bytes.ts';
import type { components } from './schema.ts';
export type { Progress } from './send-bytes.ts';
export { sha256Base64 } from './sha256.ts';
export type ImageType = components['schemas']['UploadRequest']['contentType'];
export interface UploadOptions {
    /** What the bytes are; the type of the Blob where it is left out. */
    contentType?: ImageType;
    onProgress?: (progress: Progress) => void;
    signal?: AbortSignal;
    /** Give the same one to continue an upload that was given up: it keeps its id. */
    idempotencyKey?: string;
}
/** The store did not take the bytes. `status` is its own: it is not part of the API. */
export declare class UploadRefused extends Error {
    readonly name = "UploadRefused";
    readonly status: number;
    constructor(status: number);
}
/**
 * Uploads one photo: computes its checksum, asks for a ticket, and PUTs the bytes straight into S3 as the ticket says. What
 * is cut off is sent again under the same key, with a fresh URL for the same upload.
 * @returns the upload id, for `imageIds` of a post
 * @throws ApiProblem where no ticket is given, UploadRefused, TypeError where the store cannot be reached
 */
export declare function uploadPhoto(client: Client, photo: Blob, options?: UploadOptions): Promise<string>;
