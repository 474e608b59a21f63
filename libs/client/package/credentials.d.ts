type Token = string | null;
/**
 * A token, or what gets one; null asks anonymously. A function is called before every request, so let it remember its token;
 * with `expired` where the server has refused the last one: then get a new one. Requests at the same time share that call.
 */
export type TokenSource = Token | ((why: {
    expired: boolean;
}) => Token | Promise<Token>);
/** Sends requests with the token of a source, once more with a new one where it was refused. */
export declare function withCredentials(source: TokenSource, send: (request: Request) => Promise<Response>): (request: Request) => Promise<Response>;
export {};
