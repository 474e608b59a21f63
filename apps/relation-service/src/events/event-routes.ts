import { callerOf, languageOf, sendEvents } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { EventHeaders, eventsDescription, eventsResponse } from './event-schema.ts'
import type { EventStreams } from './event-streams.ts'
import { presentEvent } from './present-event.ts'

/** `GET /relations/events`: what becomes of the caller's clicks, as it happens. */
export async function eventRoutes(service: Service, { streams }: { streams: EventStreams }): Promise<void> {
  // Before the server stops taking connections, or it would wait for the streams, which never end by themselves.
  service.addHook('preClose', () => streams.drain())
  service.get(
    '/relations/events',
    {
      config: { problems: [429], urgency: 'own', waits: true },
      // Nobody needs the headers of a stream alone, and it would be opened for them.
      exposeHeadRoute: false,
      schema: {
        operationId: 'streamRelationEvents',
        tags: ['relations'],
        summary: 'My clicks as they become applied, persisted or failed (실시간 진행 상태)',
        description: eventsDescription,
        headers: EventHeaders,
        querystring: Type.Object({}),
        response: { 200: eventsResponse },
      },
    },
    async (request, reply) => {
      const { userId: actorId, expiresAt } = callerOf(request)
      const language = languageOf(request.headers['accept-language'])
      const { stream, close } = await streams.open({
        actorId,
        expiresAt,
        lastEventId: request.headers['last-event-id'],
        present: (event) => presentEvent(event, language),
      })
      return sendEvents(reply, stream, close)
    },
  )
}
