/** Makes queues and buckets where they are missing, by the AWS variables: a one-off task where nobody else makes them. */
import { openS3, openSqs } from './aws-clients.ts'
import { createBuckets } from './bucket.ts'
import { createQueues } from './queues.ts'

const sqs = openSqs(process.env)
const s3 = openS3(process.env)
await Promise.all([createQueues(sqs), createBuckets(s3)])
sqs.destroy()
s3.destroy()
