import type { Client } from './client.ts';
/** One event as it came. */
export interface StreamEvent {
    event: string;
    data: unknown;
}
export interface StreamOptions {
    signal?: AbortSignal;
    /** `id` of the last event that was seen, from `onId`: the stream goes on after it. */
    lastEventId?: string;
    /** Told of the id of each event; keep it to go on after a reload of the page. */
    onId?: (id: string) => void;
}
/**
 * The events of a stream without end: it comes back by itself, after the last event, with the token of that moment.
 * Ends when the caller stops taking events or aborts. @throws ApiProblem where coming back does not help, the abort reason
 */
export declare function eventStream(client: Client, path: string, options: StreamOptions): AsyncGenerator<StreamEvent, void>;
