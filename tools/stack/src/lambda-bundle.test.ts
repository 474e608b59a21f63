import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { expect, onTestFinished, test } from 'vitest'
import { bundle, bundlesOf } from './bundle.ts'

const click = (opId: string) => ({
  v: 1,
  kind: 'follow',
  actorId: 7,
  actorHandle: 'mina',
  actorName: '미나',
  targetId: 404,
  active: true,
  version: Date.now() * 1000,
  opId,
})
const record = (messageId: string, body: string) => ({
  messageId,
  receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
  body,
  attributes: { ApproximateReceiveCount: '1' },
  eventSource: 'aws:sqs',
})

test('the consumer as a function is one file that answers a batch, event after event', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'matjip-lambda-'))
  onTestFinished(() => rm(outdir, { recursive: true }))
  const { processes } = bundlesOf('relation-service')
  await bundle({ processes: processes.filter(({ bundle }) => bundle === 'relation-service/lambda'), outdir })
  await writeFile(join(outdir, 'package.json'), '{ "type": "module" }')
  const database = await openTestDatabase()
  onTestFinished(() => database.close())
  const event = { Records: [record('m1', JSON.stringify(click('op-00000001'))), record('m2', 'nonsense')] }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(import.meta.dirname, '../test/invoke-lambda.mjs'),
      join(outdir, 'relation-service/lambda.js'),
      JSON.stringify(event),
    ],
    {
      env: {
        ...process.env,
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.url,
        REDIS_URL: process.env.TEST_REDIS_URL,
        AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
        RELATIONS_QUARANTINE_QUEUE_URL: `${process.env.TEST_SQS_ENDPOINT}/000000000000/no-such-queue`,
      },
    },
  )
  // The click is void, and so done; the nonsense is not, while there is no quarantine for it.
  const answer = { batchItemFailures: [{ itemIdentifier: 'm2' }] }
  expect(JSON.parse(stdout)).toEqual([answer, answer])
  const { rows } = await database.pool.query('select op_id, code from relation_failures')
  expect(rows).toEqual([{ op_id: 'op-00000001', code: 'target-not-found' }])
})
