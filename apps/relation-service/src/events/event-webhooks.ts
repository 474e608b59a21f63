import { eventExamples } from './event-schema.ts'

const operation = { $ref: '#/components/schemas/RelationOperation' }
const reasons = (...words: string[]) => ({
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string', enum: words, description: 'Open list.' } },
})

const events = {
  applied: { schema: operation, summary: 'Everybody sees the click (반영됨)' },
  persisted: { schema: operation, summary: 'The click is in the record (저장됨)' },
  failed: { schema: operation, summary: 'The click was void, and why (실패)' },
  resync: { schema: reasons('started', 'gap'), summary: 'What happened before may not have been told (다시 확인)' },
  closing: { schema: reasons('token-expired', 'draining'), summary: 'The stream ends (종료)' },
}

/**
 * The `data` of each event of `GET /relations/events`, where OpenAPI 3.1 has a place for what a service tells on its own:
 * generators make types of them. No request is ever sent: hence no security, and an answer that nobody gives.
 */
export const eventWebhooks = Object.fromEntries(
  Object.entries(events).map(([name, { schema, summary }]) => [
    `relation.${name}`,
    {
      post: {
        operationId: `receiveRelation${name.charAt(0).toUpperCase()}${name.slice(1)}`,
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
