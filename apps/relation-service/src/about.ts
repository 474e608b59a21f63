import { eventWebhooks } from './events/event-webhooks.ts'

/** How the service presents itself in its OpenAPI document. */
export const about = {
  title: 'Matjip relations and users',
  description:
    '팔로우와 좋아요, 그리고 프로필. Follows and likes are accepted at once (202), never lost and never counted twice; ' +
    '`GET /relations/operations/{operationId}` follows one on its way. Profiles, counts, followers and following lists.',
  webhooks: eventWebhooks,
  tags: [
    { name: 'relations', description: 'Follows and likes: states that are set and taken back, and lists of them.' },
    { name: 'users', description: 'Profiles.' },
  ],
}
