import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../test/test-app.ts'
import type { TestApp } from '../test/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Operation = { operationId?: string; summary?: string; description?: string; tags?: string[]; responses: object }

test('every operation has a unique verbNoun id, a tag, words, and its problems', async () => {
  const document = (await app.service.inject('/openapi.json')).json()
  const operations = Object.values<Record<string, Operation>>(document.paths).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
    'blockUser',
    'deleteCurrentUser',
    'exportCurrentUser',
    'followHashtag',
    'followUser',
    'getCurrentUser',
    'getRelationOperation',
    'getRelationState',
    'getUser',
    'likePost',
    'listBlocks',
    'listFollowedHashtags',
    'listFollowers',
    'listFollowing',
    'listMutes',
    'listSavedPosts',
    'listSavedRestaurants',
    'muteUser',
    'savePost',
    'saveRestaurant',
    'streamRelationEvents',
    'unblockUser',
    'unfollowHashtag',
    'unfollowUser',
    'unlikePost',
    'unmuteUser',
    'unsavePost',
    'unsaveRestaurant',
    'updateCurrentUser',
  ])
  const tags: string[] = document.tags.map(({ name }: { name: string }) => name)
  for (const operation of operations) {
    expect(operation.summary).toMatch(/[가-힣]/)
    expect(operation.description).toMatch(/\w/)
    expect(tags).toContain(operation.tags?.[0])
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '500', '503']))
  }
})

test('a click documents its headers and answers 202 with an operation', async () => {
  const document = (await app.service.inject('/openapi.json')).json()
  const { put } = document.paths['/relations/follows/{userId}']
  expect(put.parameters.map(({ in: place, name }: { in: string; name: string }) => `${place} ${name}`)).toEqual([
    'path userId',
    'header matjip-version',
    'header prefer',
  ])
  const accepted = put.responses['202']
  expect(Object.keys(accepted.headers)).toEqual([
    'Location',
    'Retry-After',
    'Preference-Applied',
    'RateLimit',
    'RateLimit-Policy',
  ])
  expect(accepted.content['application/json']).toMatchObject({
    schema: { $ref: '#/components/schemas/RelationOperation' },
    example: { kind: 'follow', status: 'queued' },
  })
  expect(put.responses['422']).toBeDefined()
})

test('ready while every store answers', async () => {
  const ready = await app.service.inject('/readyz')
  expect(ready.json()).toEqual({ status: 'ok', checks: { sqs: 'ok', postgres: 'ok', redis: 'ok' } })
})

test('the event stream is documented as text, with its events under webhooks that need no token', async () => {
  const document = (await app.service.inject('/openapi.json')).json()
  const { get, head } = document.paths['/relations/events']
  expect(head).toBeUndefined()
  const stream = get.responses['200'].content['text/event-stream']
  expect(stream.schema).toEqual({ type: 'string' })
  expect(stream.example).toMatch(/^retry: 2000\n\nid: .*\nevent: resync\n/)
  expect(get.responses['429']).toBeDefined()
  const names = ['applied', 'persisted', 'failed', 'feed.new', 'resync', 'closing']
  expect(Object.keys(document.webhooks)).toEqual(names.map((name) => (name === 'feed.new' ? name : `relation.${name}`)))
  for (const { post } of Object.values<{ post: Operation & { security: unknown } }>(document.webhooks)) {
    expect(post.security).toEqual([])
    expect(post.operationId).toMatch(/^receive[A-Z]/)
  }
  const { schema } = document.webhooks['relation.failed'].post.requestBody.content['application/json']
  expect(schema).toEqual({ $ref: '#/components/schemas/RelationOperation' })
  expect(document.components.schemas.RelationOperation).toBeDefined()
})
