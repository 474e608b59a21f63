import type { Client } from './client.ts';
import type { RelationOperation } from './shapes.ts';
export interface WaitOptions {
    /** `applied`: everybody sees it. `persisted`: it is in the record. */
    until?: 'applied' | 'persisted';
    signal?: AbortSignal;
    /** Milliseconds between two looks: one fold by default, as the server's Retry-After says. */
    everyMs?: number;
}
/**
 * Looks at an accepted click until it has come so far, or has failed: look at `status` and `error` of what it resolves with.
 * Where many are waited for, `relationEvents` costs less. @throws ApiProblem, the signal's reason
 */
export declare function waitForOperation(client: Client, operationId: string, { until, signal, everyMs }?: WaitOptions): Promise<RelationOperation>;
