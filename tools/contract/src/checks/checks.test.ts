import { readFile } from 'node:fs/promises'
import type { Contract } from '@matjip/service-kit'
import { expect, test } from 'vitest'
import { createJudge } from '../conformance/judge-answer.ts'
import { pathFinder } from '../conformance/watch-fetch.ts'
import type { OpenApiDocument } from '../document.ts'
import { JOINED, ROOT } from '../places.ts'
import { examples } from './examples.ts'
import { routes } from './routes.ts'

const joined = JSON.parse(await readFile(ROOT + JOINED, 'utf8')) as OpenApiDocument
const document = { paths: { '/feed': joined.paths['/feed'] } } as unknown as Contract['document']
const files = new Map<string, string>()

test('a route that is not documented, a document without its route, and a route that no path rule leads to are found', async () => {
  const contracts = new Map<string, Contract>([
    [
      'feed-service',
      {
        document,
        routes: [
          { method: 'GET', url: '/feed/secret/:id', hidden: true },
          { method: 'GET', url: '/readyz', hidden: true },
          { method: 'GET', url: '/posts', hidden: false },
        ],
      },
    ],
  ])
  const { faults } = await routes.run({ contracts, joined, files })
  expect(faults).toEqual([
    'feed-service serves GET /feed/secret/{id}, which its document leaves out',
    'feed-service serves GET /posts, which its document leaves out',
    'feed-service documents GET /feed, which it does not serve',
    'no path rule leads GET /posts to feed-service',
    'the joined document leaves out GET /feed/secret/{id}',
  ])
})

test('an example that is missing, wrong, or has a field too many is found, and an operation without Korean text', async () => {
  const broken = structuredClone(joined)
  delete broken.paths['/feed']?.['get']?.responses['200']?.content?.['application/json']?.example
  const post = broken.paths['/posts']?.['post']?.requestBody?.content['application/json']?.example as Record<
    string,
    unknown
  >
  Object.assign(post, { text: 9, mood: '좋음' })
  broken.paths['/feed/plain'] = { get: { operationId: 'x', responses: { 204: {} } } }
  const { faults } = await examples.run({ contracts: new Map(), joined: broken, files })
  expect(faults).toEqual([
    'GET /feed: 200 has no example',
    expect.stringMatching(/^POST \/posts: example of the request: .*mood/),
    expect.stringMatching(/^POST \/posts: example of the request: \/text/),
    'GET /feed/plain: no example has Korean text',
  ])
})

test('an answer is judged by its status, its type, and every field', () => {
  const judge = createJudge()
  const answer = { method: 'GET', path: '/users/{userId}', status: 200, contentType: 'application/json; charset=utf-8' }
  const user = joined.paths['/users/{userId}']?.['get']?.responses['200']?.content?.['application/json']?.example
  expect(judge({ ...answer, body: JSON.stringify(user) })).toEqual([])
  const faulty = { ...(user as object), handle: 1, email: 'mina@matjip.example' }
  expect(judge({ ...answer, body: JSON.stringify(faulty) })).toHaveLength(2)
  expect(judge({ ...answer, status: 418, body: '{}' })).toEqual(['GET /users/{userId} → 418 is not documented'])
  expect(judge({ ...answer, contentType: 'text/html', body: '' })).toHaveLength(1)
  expect(judge({ ...answer, path: '/nowhere', body: '' })).toEqual([])
})

test('a path of a request leads to its own operation', () => {
  const find = pathFinder(joined)
  expect(['/users/me', '/users/12', '/feed/hashtags/%EA%B5%AD', '/feed/x'].map(find)).toEqual([
    '/users/me',
    '/users/{userId}',
    '/feed/hashtags/{hashtag}',
    undefined,
  ])
})
