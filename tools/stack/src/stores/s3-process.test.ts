import { request } from 'node:http'
import { expect, test } from 'vitest'
import { isBucketWithSlash, leavesItsFolder } from './s3-path.ts'

test.each(['/b/../x', '/b/%2e%2e/x', '/b/a%2f..%2fx', '/b/..', '/b/./x', '/b/a\\..\\x', '/b/%00', '/b/%zz'])(
  '%s is refused by the server',
  async (path) => {
    expect(leavesItsFolder(path)).toBe(true)
    const { port } = new URL(process.env.TEST_S3_ENDPOINT ?? '')
    // fetch would tidy the path before sending it.
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: path.replaceAll('\\', '%5c'), method: 'PUT' }
      request(options, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end('body')
    })
    expect(status).toBe(400)
  },
)

test('ordinary keys pass, dots within a name included', () => {
  expect(['/', '/b', '/b/a/..b/c.jpg', '/b/%EA%B5%AD%EB%B0%A5?x=..'].some(leavesItsFolder)).toBe(false)
})

test('a bucket as such is told from a key', () => {
  expect(['/b/', '/b/?list-type=2'].every(isBucketWithSlash)).toBe(true)
  expect(['/', '/b', '/b/key', '/b/key/', '/b?x=/'].some(isBucketWithSlash)).toBe(false)
})
