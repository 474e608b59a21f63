import type { Problem } from '@matjip/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { everythingStored } from '../../test/everything-stored.ts'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
let image: string
let before: unknown

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  await mina.posted({ text: '#있던글' })
  image = await mina.upload()
})
beforeEach(async () => {
  before = await everythingStored(app)
})
afterAll(() => app.close())

const tags = (count: number) => Array.from({ length: count }, (_, index) => `#태그${index}`).join('')
const long = (length: number) => '가'.repeat(length)

/** Status, code and place of the problem; and nothing was written. */
async function refused(payload: object): Promise<unknown[]> {
  const answer = await mina.post(payload)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(await everythingStored(app)).toEqual(before)
  const { code, errors } = answer.json<Problem>()
  return [answer.statusCode, code, errors[0]?.pointer]
}

test.for<[string, object, unknown[]]>([
  ['31 hashtags', { text: tags(31) }, [422, 'too-many-hashtags', '#/text']],
  ['a hashtag of 51', { text: `#${long(51)}` }, [422, 'hashtag-too-long', '#/text']],
  ['10,001 characters', { text: long(10_001) }, [400, 'invalid-request', '#/text']],
  ['no text', { text: '' }, [400, 'invalid-request', '#/text']],
  ['white space', { text: ' \n\t\u3000' }, [400, 'invalid-request', '#/text']],
  ['fillers', { text: '\u3164\u200b\uffa0' }, [400, 'invalid-request', '#/text']],
  ['NUL', { text: 'a\0b' }, [400, 'invalid-request', '#/text']],
  ['a lone surrogate', { text: 'a\ud83cb' }, [400, 'invalid-request', '#/text']],
  ['a number', { text: 1 }, [400, 'invalid-request', '#/text']],
  ['no image', { imageIds: [] }, [400, 'invalid-request', '#/imageIds']],
  [
    'eleven images',
    { imageIds: Array.from({ length: 11 }, (_, i) => String(i + 1)) },
    [400, 'invalid-request', '#/imageIds'],
  ],
  ['an image twice', { imageIds: ['1', '1'] }, [400, 'invalid-request', '#/imageIds']],
  ['a negative id', { imageIds: ['-1'] }, [400, 'invalid-request', '#/imageIds/0']],
  ['an id of 17 digits', { imageIds: ['12345678901234567'] }, [400, 'invalid-request', '#/imageIds/0']],
  ['an id as a number', { imageIds: [1] }, [400, 'invalid-request', '#/imageIds/0']],
  ['six stars', { rating: 6 }, [400, 'invalid-request', '#/rating']],
  ['half a star', { rating: 0.5 }, [400, 'invalid-request', '#/rating']],
  ['a huge rating', { rating: 1e300 }, [400, 'invalid-request', '#/rating']],
  ['an unknown field', { authorId: '12' }, [400, 'invalid-request', '#/authorId']],
  ['an unknown restaurant', { restaurantId: '9999999999999999' }, [422, 'restaurant-unknown', '#/restaurantId']],
])('%s', async ([, part, expected]) => {
  expect(await refused({ text: '국밥', imageIds: [image], ...part })).toEqual(expected)
})

test('what is just allowed is taken: 10,000 characters outside the BMP, 30 hashtags of which one is repeated', async () => {
  expect((await mina.post({ text: '🍜'.repeat(10_000), imageIds: [await mina.upload()] })).statusCode).toBe(201)
  expect((await mina.post({ text: `${tags(30)}#태그0`, imageIds: [await mina.upload()] })).statusCode).toBe(201)
  expect((await mina.post({ text: `#${long(50)}`, imageIds: [await mina.upload()] })).statusCode).toBe(201)
})

test('each hashtag that is too long is named', async () => {
  const answer = await mina.post({ text: `#${long(51)}#${'나'.repeat(60)}`, imageIds: [image] })
  const { errors } = answer.json<Problem>()
  expect(errors.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('#가가'),
    expect.stringContaining('#나나'),
  ])
})

test('an edit is held to the same rules', async () => {
  const post = await mina.posted()
  before = await everythingStored(app)
  const bad: [object, string][] = [
    [{}, 'invalid-request'],
    [{ text: '\u3164' }, 'invalid-request'],
    [{ text: tags(31) }, 'too-many-hashtags'],
    [{ restaurantId: '404' }, 'restaurant-unknown'],
    [{ text: '#새글', imageIds: ['404'] }, 'image-not-usable'],
    [{ version: 9 }, 'invalid-request'],
  ]
  for (const [patch, code] of bad) expect((await mina.edit(post.id, patch)).json<Problem>().code).toBe(code)
  expect(await everythingStored(app)).toEqual(before)
})

test('a forged or expired token is refused before the body is looked at', async () => {
  const expired = await app.issuer.tokenFor({ userId: 11, expiresIn: '-1h' })
  for (const token of [expired, `${expired}x`, 'nonsense']) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await app.service.inject({ method: 'POST', url: '/posts', headers, payload: '{' })
    expect(answer.statusCode).toBe(401)
  }
})
