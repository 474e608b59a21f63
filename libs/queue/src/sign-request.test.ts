import { createHash, createHmac } from 'node:crypto'
import type { BinaryLike } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSigner } from './sign-request.ts'

/** What the SDK's signer needs of a hash. */
class Sha256 {
  readonly state
  constructor(secret?: unknown) {
    this.state = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as BinaryLike)
  }
  update(text: unknown) {
    this.state.update(text as Buffer)
  }
  async digest() {
    return new Uint8Array(this.state.digest())
  }
  reset() {}
}

const word = fc.stringMatching(/^[A-Za-z0-9/+=]{1,40}$/)

test('signatures are those of the SDK, whatever the credentials, the time and the body', async () => {
  const sign = createSigner('ap-northeast-2')
  await fc.assert(
    fc.asyncProperty(
      fc.record({ accessKeyId: word, secretAccessKey: word }),
      fc.option(word, { nil: undefined }),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-03'), noInvalidDate: true }),
      fc.string({ unit: 'binary' }),
      async (keys, sessionToken, at, text) => {
        const credentials = { ...keys, ...(sessionToken === undefined ? {} : { sessionToken }) }
        const body = text.toWellFormed()
        const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch' }
        const sdk = new SignatureV4({
          service: 'sqs',
          region: 'ap-northeast-2',
          credentials,
          sha256: Sha256 as never,
          applyChecksum: false,
        })
        const theirs = await sdk.sign(
          {
            method: 'POST',
            protocol: 'https:',
            hostname: 'sqs.test',
            path: '/',
            query: {},
            headers: { ...headers, host: 'sqs.test' },
            body,
          },
          { signingDate: at },
        )
        const ours = sign({ host: 'sqs.test', path: '/', headers, body }, credentials, at)
        expect(ours).toEqual(theirs.headers)
      },
    ),
    { numRuns: 200 },
  )
})
