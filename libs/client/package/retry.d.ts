import type { RetryBudget } from './retry-budget.ts';
export interface RetryOptions {
    /** Times that a request is sent at most. */
    attempts: number;
    /** Milliseconds that waiting and sending may take together; a `Retry-After` that leads beyond it is not waited for. */
    elapsedMs: number;
    /** Milliseconds for one answer. */
    timeoutMs: number;
}
/** Four times within 15 s: a fail-over ends within that, and nobody looks at a spinner for longer. 10 s is what a mobile line may need. */
export declare const DEFAULT_RETRY: RetryOptions;
interface Retries extends RetryOptions {
    budget: RetryBudget;
    send: (request: Request) => Promise<Response>;
    onAnswer: (response: Response) => void;
}
/**
 * Sends a request until it is answered for good: faults of the network and answers that say so are tried again, where
 * sending it twice is harmless. Resolves with the last answer. @throws what fetch threw last, or the caller's abort reason
 */
export declare function sendWithRetries(request: Request, { send, budget, onAnswer, ...options }: Retries): Promise<Response>;
export {};
