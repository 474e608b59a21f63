import type { TokenSource } from './credentials.ts';
import type { RetryOptions } from './retry.ts';
import type { VersionStore } from './versions.ts';
export interface TransportOptions {
    /** Who asks; anonymous where it is left out. */
    token?: TokenSource;
    /** Language of words for people: `ko` (the server's default) or `en`; the browser's own where it is left out. */
    language?: string;
    /** Another fetch than the platform's. */
    fetch?: (request: Request) => Promise<Response>;
    retry?: Partial<RetryOptions>;
    versions: VersionStore;
}
/** Sends a request with everything that the API wants. @param once leaves out retries and time limits: for streams */
export type Send = (request: Request, how?: {
    once?: boolean;
}) => Promise<Response>;
export declare function createTransport(options: TransportOptions): Send;
