import { expect, test } from 'vitest'
import { judge } from './allow-list.ts'
import { compareDocuments } from './compare.ts'
import { readReleases } from './releases.ts'

const [first] = await readReleases()
const paths = ['/feed', '/feed/nearby', '/feed/popular', '/posts', '/posts/{postId}', '/uploads']
// A part of the API is enough, and an eighth of the work.
const released = {
  ...first!.document,
  paths: Object.fromEntries(Object.entries(first!.document.paths).filter(([path]) => paths.includes(path))),
}

// A document is a tree of anything; each change says what it expects there.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any

const judged: [what: string, breaks: boolean, change: (document: Loose) => void][] = [
  ['an endpoint is dropped', true, (d) => delete d.paths['/feed/nearby']],
  ['a method is dropped', true, (d) => delete d.paths['/posts/{postId}'].delete],
  ['an endpoint is added', false, (d) => (d.paths['/feed/x'] = { get: { operationId: 'x', responses: {} } })],
  ['a field of answers is dropped', true, (d) => delete d.components.schemas.Post.properties.rating],
  ['a field of answers may be missing', true, (d) => d.components.schemas.Post.required.pop()],
  [
    'a field of answers has another type',
    true,
    (d) => (d.components.schemas.Post.properties.version = { type: 'string' }),
  ],
  [
    'a field of answers may be null',
    true,
    (d) => (d.components.schemas.Post.properties.text = { anyOf: [{ type: 'string' }, { type: 'null' }] }),
  ],
  ['a field of answers is added', false, (d) => (d.components.schemas.Post.properties.mood = { type: 'string' })],
  [
    'a field of answers is added that is always there',
    false,
    (d) => {
      d.components.schemas.Post.properties.mood = { type: 'string' }
      d.components.schemas.Post.required.push('mood')
    },
  ],
  [
    'an enum of answers grows: they are open',
    false,
    (d) => d.components.schemas.Image.properties.status.enum.push('blurred'),
  ],
  [
    'a field of bodies is added that may be left out',
    false,
    (d) => (d.components.schemas.PostRequest.properties.mood = { type: 'string' }),
  ],
  [
    'a field of bodies is added that is required',
    true,
    (d) => {
      d.components.schemas.PostRequest.properties.mood = { type: 'string' }
      d.components.schemas.PostRequest.required.push('mood')
    },
  ],
  [
    'a field of bodies is dropped: unknown ones are refused',
    true,
    (d) => delete d.components.schemas.PostRequest.properties.rating,
  ],
  ['a limit of bodies is tightened', true, (d) => (d.components.schemas.PostRequest.properties.text.maxLength = 500)],
  [
    'a limit of bodies is loosened',
    false,
    (d) => (d.components.schemas.PostRequest.properties.text.maxLength = 50_000),
  ],
  ['an enum of bodies shrinks', true, (d) => d.components.schemas.UploadRequest.properties.contentType.enum.pop()],
  ['a query field is dropped', true, (d) => d.paths['/feed'].get.parameters.shift()],
  [
    'a query field is added that is required',
    true,
    (d) => d.paths['/feed'].get.parameters.push({ in: 'query', name: 'x', required: true, schema: { type: 'string' } }),
  ],
  [
    'a query field is added',
    false,
    (d) => d.paths['/feed'].get.parameters.push({ in: 'query', name: 'x', schema: { type: 'string' } }),
  ],
  ['a token is wanted where none was', true, (d) => delete d.paths['/feed/popular'].get.security],
  [
    'a success has another status',
    true,
    (d) => {
      const { responses } = d.paths['/posts'].post
      responses[200] = responses[201]
      delete responses[201]
    },
  ],
  ['an operation has another name', true, (d) => (d.paths['/feed'].get.operationId = 'readHome')],
  [
    'an event loses a field',
    true,
    (d) => delete d.webhooks['feed.new'].post.requestBody.content['application/json'].schema.properties.at,
  ],
  ['words change', false, (d) => (d.paths['/feed'].get.description = '다른 말')],
  ['nothing changes', false, () => undefined],
]

test.each(judged)('%s: breaks clients = %s', (_what, breaks, change) => {
  const document = structuredClone(released)
  change(document)
  expect(compareDocuments(released, document).some((one) => one.breaks)).toBe(breaks)
})

test('a break passes where the list allows it, and an entry that allows nothing does not', () => {
  const document = structuredClone(released)
  delete (document as Loose).paths['/feed/nearby']
  const changes = compareDocuments(released, document)
  expect(judge(changes, [])).toHaveLength(1)
  const { path, action } = changes[0]!
  const entry = { path, action, reason: 'Nobody asks for it any more, since 2026.' }
  expect(judge(changes, [entry])).toEqual([])
  expect(judge([], [entry])).toHaveLength(1)
})
