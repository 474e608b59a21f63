import { eventExamples } from './event-schema.ts'

const reason = { type: 'string', enum: ['done', 'token-expired', 'time-limit', 'draining'], description: 'Open list.' }
const events = {
  upload: { schema: { $ref: '#/components/schemas/Upload' }, summary: 'How an upload stands (업로드 상태)' },
  closing: {
    schema: { type: 'object', required: ['reason'], properties: { reason } },
    summary: 'The stream ends (종료)',
  },
}

/** The `data` of each event of `GET /uploads/events`, for generators of clients. No request is ever sent. */
export const eventWebhooks = Object.fromEntries(
  Object.entries(events).map(([name, { schema, summary }]) => [
    `uploads.${name}`,
    {
      post: {
        operationId: `receiveUploads${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        tags: ['uploads'],
        summary,
        description: `\`data\` of the event \`${name}\` of \`GET /uploads/events\`; no request is sent.`,
        security: [],
        requestBody: {
          content: { 'application/json': { schema, example: eventExamples[name as keyof typeof eventExamples] } },
        },
        responses: { 200: { description: 'Nothing to answer: this is an event of a stream.' } },
      },
    },
  ]),
)
