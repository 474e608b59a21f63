/** A new key for one POST: 122 random bits as a UUID. `crypto.randomUUID` is missing on pages without TLS. */
export declare function newIdempotencyKey(): string;
