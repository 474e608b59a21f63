import { CfnResource, aws_s3 as s3, aws_sqs as sqs } from 'aws-cdk-lib'
import type { Stack } from 'aws-cdk-lib'
import { expect, test } from 'vitest'
import { synthesised } from './synthesised.ts'

test.each([
  ['a queue without TLS, of cdk-nag', (stack: Stack) => new sqs.Queue(stack, 'Planted')],
  ['an open bucket, of cdk-nag', (stack: Stack) => new s3.Bucket(stack, 'Planted', { publicReadAccess: false })],
  [
    'a property that no queue has, of the template validator',
    (stack: Stack) => new CfnResource(stack, 'Planted', { type: 'AWS::SQS::Queue', properties: { Nonsense: 1 } }),
  ],
])('a planted violation fails the synthesis: %s', async (_what, plant) => {
  const { app } = await synthesised('small', 'containers')
  const [stack] = app.node.children
  plant(stack as Stack)
  expect(() => app.synth()).toThrow(/[Vv]alidation|Planted/)
})
