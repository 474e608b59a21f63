import { type Check, expectAnswer, expectValue } from '../check.ts'
import { signRaw } from '../world.ts'

const MINUTE = 60_000

export const signedHeaderChecks: Check[] = [
  {
    name: 'anonymous GET of a private object',
    expected: '403 AccessDenied',
    run: async (world) => {
      const key = world.key()
      await world.put(key)
      expectAnswer(await world.raw({ path: `/${world.bucket}/${key}` }), 403, 'AccessDenied')
    },
  },
  {
    name: 'anonymous PUT',
    expected: '403 AccessDenied, nothing stored',
    run: async (world) => {
      const key = world.key()
      const put = { method: 'PUT', path: `/${world.bucket}/${key}`, body: 'bytes' }
      expectAnswer(await world.raw(put), 403, 'AccessDenied')
      expectValue('the object', await world.exists(key), false)
    },
  },
  {
    name: 'signed with a wrong secret',
    expected: '403 SignatureDoesNotMatch',
    run: async (world) => {
      const credentials = { ...world.credentials, secretAccessKey: 'guessed' }
      const answer = await world.signed({ path: `/${world.bucket}/x` }, { credentials })
      expectAnswer(answer, 403, 'SignatureDoesNotMatch')
    },
  },
  ...[-30, 30].map((minutes): Check => ({
    name: `signed ${Math.abs(minutes)} minutes ${minutes < 0 ? 'ago' : 'ahead'}`,
    expected: '403 RequestTimeTooSkewed',
    run: async (world) => {
      const signingDate = new Date(Date.now() + minutes * MINUTE)
      expectAnswer(await world.signed({ path: `/${world.bucket}/x` }, { signingDate }), 403, 'RequestTimeTooSkewed')
    },
  })),
  {
    name: 'signed for another region',
    expected: '400 AuthorizationHeaderMalformed',
    run: async (world) => {
      const answer = await world.signed({ path: `/${world.bucket}/x` }, { region: 'eu-west-3' })
      expectAnswer(answer, 400, 'AuthorizationHeaderMalformed')
    },
  },
  {
    name: 'a signed header changed on the way',
    expected: '403 SignatureDoesNotMatch, nothing stored',
    run: async (world) => {
      const key = world.key()
      const put = {
        method: 'PUT',
        path: `/${world.bucket}/${key}`,
        body: 'bytes',
        headers: { 'x-amz-meta-by': 'mina' },
      }
      const { headers } = await signRaw(world, put)
      const answer = await world.raw({ ...put, headers: { ...headers, 'x-amz-meta-by': 'eve' } })
      expectAnswer(answer, 403, 'SignatureDoesNotMatch')
      expectValue('the object', await world.exists(key), false)
    },
  },
  {
    name: 'an x-amz-* header that is not signed',
    expected: '403 AccessDenied',
    run: async (world) => {
      const put = { method: 'PUT', path: `/${world.bucket}/${world.key()}`, body: 'bytes' }
      const { headers } = await signRaw(world, put)
      const answer = await world.raw({ ...put, headers: { ...headers, 'x-amz-meta-by': 'eve' } })
      expectAnswer(answer, 403, 'AccessDenied')
    },
  },
  {
    name: 'x-amz-content-sha256 left out',
    expected: '400 InvalidRequest',
    run: async (world) => {
      const put = { method: 'PUT', path: `/${world.bucket}/${world.key()}`, body: 'bytes' }
      expectAnswer(await world.signed(put, { payload: null }), 400, 'InvalidRequest')
    },
  },
  {
    name: 'x-amz-content-sha256 of other bytes',
    expected: '400 XAmzContentSHA256Mismatch, nothing stored',
    run: async (world) => {
      const key = world.key()
      const put = { method: 'PUT', path: `/${world.bucket}/${key}`, body: 'bytes' }
      const answer = await world.signed(put, {
        payload: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      })
      expectAnswer(answer, 400, 'XAmzContentSHA256Mismatch')
      expectValue('the object', await world.exists(key), false)
    },
  },
  {
    name: 'x-amz-content-sha256: UNSIGNED-PAYLOAD',
    expected: '200',
    run: async (world) => {
      const put = { method: 'PUT', path: `/${world.bucket}/${world.key()}`, body: 'bytes' }
      expectAnswer(await world.signed(put, { payload: 'UNSIGNED-PAYLOAD' }), 200)
    },
  },
  {
    name: 'a signature in the header and one in the query',
    expected: '400 InvalidArgument',
    run: async (world) => {
      const path = `/${world.bucket}/x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00`
      expectAnswer(await world.signed({ path }), 400, 'InvalidArgument')
    },
  },
]
