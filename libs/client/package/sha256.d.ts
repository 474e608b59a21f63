/** SHA-256 of bytes in base64, as `POST /uploads` takes it. Browsers have it on pages with TLS and on localhost only. */
export declare function sha256Base64(bytes: Blob): Promise<string>;
