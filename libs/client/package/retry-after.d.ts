/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110). null where it is missing or neither. */
export declare function retryAfterMs(response: Response, now?: number): number | null;
