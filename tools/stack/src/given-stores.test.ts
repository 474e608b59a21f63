import { expect, test } from 'vitest'
import { awsEnvironment } from './aws-environment.ts'
import { givenStores } from './given-stores.ts'

test('only what the environment gives is taken from it; an empty value gives nothing', () => {
  expect(givenStores({ DATABASE_URL: 'postgres://x', REDIS_URL: '', PATH: '/bin' })).toEqual({
    DATABASE_URL: 'postgres://x',
  })
})

test("with embedded stores a developer's own AWS account is kept out; with a given one it is used", () => {
  const own = {
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_PROFILE: 'work',
    AWS_REGION: 'us-east-1',
  }
  expect(awsEnvironment(own)).toMatchObject({ AWS_ACCESS_KEY_ID: 'MATJIPLOCAL', AWS_REGION: 'ap-northeast-2' })
  expect(awsEnvironment(own)).toHaveProperty('AWS_PROFILE', undefined)
  const given = awsEnvironment({ ...own, AWS_ENDPOINT_URL_SQS: 'http://sqs' })
  expect(given).toEqual({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'us-east-1' })
})
