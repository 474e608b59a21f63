/** Whether sending it twice does no more than sending it once. */
export declare function isRepeatable({ method, headers }: Request): boolean;
/** Whether the same request may succeed later: as its problem says, or where a load balancer answered, its status. */
export declare function isTransient(response: Response): Promise<boolean>;
/** Milliseconds to wait after the given attempt: what the server asks for and a little more, else a random part of a growing pause. */
export declare function waitBefore(attempt: number, response: Response | undefined): number;
