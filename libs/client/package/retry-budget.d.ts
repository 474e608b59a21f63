/** Bounds the retries of a client, so that an outage is not met with a multiple of its load. */
export interface RetryBudget {
    /** Takes one retry out; false where none is left. */
    take(): boolean;
    succeeded(): void;
}
export declare function createRetryBudget(): RetryBudget;
