import { createParser } from 'eventsource-parser';
import { pause } from "./pause.js";
import { ApiProblem, readProblem } from "./problem.js";
/** Until the server says otherwise: what it says first. Milliseconds. */
const RETRY_MS = 2_000;
/** Between tries while nothing can be reached. */
const LONGEST_PAUSE_MS = 30_000;
/** The server says something every 15 s: after three times that the line is dead, though nobody has said so. */
const SILENCE_MS = 45_000;
/**
 * The events of a stream without end: it comes back by itself, after the last event, with the token of that moment.
 * Ends when the caller stops taking events or aborts. @throws ApiProblem where coming back does not help, the abort reason
 */
export async function* eventStream(client, path, options) {
    const { signal, onId } = options;
    let { lastEventId } = options;
    let retryMs = RETRY_MS;
    for (let failures = 0;;) {
        const left = new AbortController();
        try {
            const body = await open(client, path, lastEventId, anyOf(left.signal, signal));
            failures = 0;
            for await (const message of messagesOf(body, (ms) => (retryMs = ms), left)) {
                if (message.id)
                    onId?.((lastEventId = message.id));
                yield { event: message.event ?? 'message', data: JSON.parse(message.data) };
            }
        }
        catch (thrown) {
            signal?.throwIfAborted();
            if (thrown instanceof ApiProblem && !thrown.retryable)
                throw thrown;
            failures += 1;
            retryMs = Math.max(retryMs, thrown.retryAfterMs ?? 0);
        }
        finally {
            left.abort();
        }
        const grown = failures > 1 ? retryMs * 2 ** (failures - 1) : retryMs;
        await pause(Math.min(LONGEST_PAUSE_MS, grown) * (1 + Math.random() / 2), signal);
    }
}
const anyOf = (own, theirs) => (theirs ? AbortSignal.any([own, theirs]) : own);
async function open(client, path, lastEventId, signal) {
    const headers = { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const response = await client.send(new Request(client.baseUrl + path, { headers, signal }), { once: true });
    if (!response.ok || !response.body)
        throw await readProblem(response);
    return response.body;
}
async function* messagesOf(body, onRetry, line) {
    let read = [];
    const parser = createParser({ onEvent: (message) => read.push(message), onRetry });
    // A reader: not every browser can iterate over a stream.
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
        const silent = setTimeout(() => line.abort(new TypeError('The stream fell silent.')), SILENCE_MS);
        const { done, value } = await reader.read().finally(() => clearTimeout(silent));
        if (done)
            return;
        parser.feed(value);
        yield* read;
        read = [];
    }
}
