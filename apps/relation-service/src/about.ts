import { eventWebhooks } from './events/event-webhooks.ts'

/** How the service presents itself in its OpenAPI document. */
export const about = {
  title: 'Matjip relations and users',
  description:
    '팔로우, 좋아요, 저장, 차단, 그리고 프로필. Follows, likes and saves are accepted at once (202), never lost and never counted twice; ' +
    '`GET /relations/operations/{operationId}` follows one on its way. Blocks and mutes are in force when the answer comes (200). Profiles, counts, followers and following lists.',
  webhooks: eventWebhooks,
  tags: [
    {
      name: 'relations',
      description: 'Follows, likes, saves, blocks and mutes: states that are set and taken back, and lists of them.',
    },
    { name: 'users', description: 'Profiles.' },
  ],
}
