import type { Client } from './client.ts'
import { eventStream } from './event-stream.ts'
import type { StreamOptions } from './event-stream.ts'
import type { webhooks } from './schema.ts'
import type { RelationOperation, Upload } from './shapes.ts'
import { noteVersion } from './versions.ts'

export type { StreamOptions } from './event-stream.ts'

type DataOf<Name extends keyof webhooks> = webhooks[Name] extends {
  post: { requestBody?: { content: { 'application/json': infer Data } } }
}
  ? Data
  : never

/** What becomes of the caller's clicks, and that there are new posts in their home feed. */
export type RelationEvent =
  | { type: 'applied' | 'persisted' | 'failed'; operation: RelationOperation }
  | { type: 'feed.new'; news: DataOf<'feed.new'> }
  /** What happened before it may not have been told: ask once for what you still wait for. */
  | { type: 'resync'; reason: string }
  /** The connection ends; the client comes back by itself. */
  | { type: 'closing'; reason: string }

/**
 * The caller's events, for as long as they are taken: the stream comes back by itself after the last event. An event may
 * come again: know it by the operation's `id` and `status`, and let a status only move forward. Unknown events are left out.
 * @throws ApiProblem where coming back does not help (the token is refused), the signal's reason
 */
export async function* relationEvents(
  client: Client,
  options: StreamOptions = {},
): AsyncGenerator<RelationEvent, void> {
  for await (const { event: type, data } of eventStream(client, '/relations/events', options)) {
    if (type === 'applied' || type === 'persisted' || type === 'failed') {
      noteVersion(client.versions, data)
      yield { type, operation: data as RelationOperation }
    } else if (type === 'feed.new') yield { type, news: data as DataOf<'feed.new'> }
    else if (type === 'resync' || type === 'closing') yield { type, reason: (data as { reason: string }).reason }
  }
}

/** How uploads stand: first as they are now, then after each change, until all are ready or have failed. At most those of one post. @throws ApiProblem, the signal's reason */
export async function* uploadEvents(
  client: Client,
  uploadIds: readonly string[],
  options: Pick<StreamOptions, 'signal'> = {},
): AsyncGenerator<Upload, void> {
  for await (const { event, data } of eventStream(
    client,
    `/uploads/events?uploadIds=${uploadIds.join(',')}`,
    options,
  )) {
    if (event === 'upload') yield data as Upload
    if (event === 'closing' && (data as { reason: string }).reason === 'done') return
  }
}
