import { eventExamples } from './event-schema.ts'

const operation = { $ref: '#/components/schemas/RelationOperation' }
const reasons = (...words: string[]) => ({
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string', enum: words, description: 'Open list.' } },
})

const news = {
  type: 'object',
  required: ['newestPostId', 'at'],
  properties: {
    newestPostId: { type: 'string', description: 'The newest that is known of.' },
    at: { type: 'string', format: 'date-time' },
  },
}

const events = {
  applied: { schema: operation, summary: 'Everybody sees the click (반영됨)' },
  persisted: { schema: operation, summary: 'The click is in the record (저장됨)' },
  failed: { schema: operation, summary: 'The click was void, and why (실패)' },
  'feed.new': { schema: news, summary: "New posts are in the caller's home feed (새 글)" },
  resync: { schema: reasons('started', 'gap'), summary: 'What happened before may not have been told (다시 확인)' },
  closing: { schema: reasons('token-expired', 'draining'), summary: 'The stream ends (종료)' },
}

/**
 * The `data` of each event of `GET /relations/events`, where OpenAPI 3.1 has a place for what a service tells on its own:
 * generators make types of them. No request is ever sent: hence no security, and an answer that nobody gives.
 */
export const eventWebhooks = Object.fromEntries(
  Object.entries(events).map(([name, { schema, summary }]) => [
    // What is about a feed has its own first word.
    name.includes('.') ? name : `relation.${name}`,
    {
      post: {
        operationId: `receive${name.includes('.') ? '' : 'Relation'}${wordOf(name)}`,
        tags: ['relations'],
        summary,
        description: `\`data\` of the event \`${name}\` of \`GET /relations/events\`; no request is sent.`,
        security: [],
        requestBody: {
          content: { 'application/json': { schema, example: eventExamples[name as keyof typeof eventExamples] } },
        },
        responses: { 200: { description: 'Nothing to answer: this is an event of a stream.' } },
      },
    },
  ]),
)

/** `applied` → `Applied`, `feed.new` → `FeedNew`. */
function wordOf(name: string): string {
  return name
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}
