import { eventStream } from "./event-stream.js";
import { noteVersion } from "./versions.js";
/**
 * The caller's events, for as long as they are taken: the stream comes back by itself after the last event. An event may
 * come again: know it by the operation's `id` and `status`, and let a status only move forward. Unknown events are left out.
 * @throws ApiProblem where coming back does not help (the token is refused), the signal's reason
 */
export async function* relationEvents(client, options = {}) {
    for await (const { event: type, data } of eventStream(client, '/relations/events', options)) {
        if (type === 'applied' || type === 'persisted' || type === 'failed') {
            noteVersion(client.versions, data);
            yield { type, operation: data };
        }
        else if (type === 'feed.new')
            yield { type, news: data };
        else if (type === 'resync' || type === 'closing')
            yield { type, reason: data.reason };
    }
}
/** How uploads stand: first as they are now, then after each change, until all are ready or have failed. At most those of one post. @throws ApiProblem, the signal's reason */
export async function* uploadEvents(client, uploadIds, options = {}) {
    for await (const { event, data } of eventStream(client, `/uploads/events?uploadIds=${uploadIds.join(',')}`, options)) {
        if (event === 'upload')
            yield data;
        if (event === 'closing' && data.reason === 'done')
            return;
    }
}
