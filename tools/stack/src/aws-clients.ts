import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'

type Environment = Readonly<Record<string, string | undefined>>

/** An SQS client from variables as the services get them. */
export function openSqs(env: Environment): SQSClient {
  return new SQSClient(settings(env, env.AWS_ENDPOINT_URL_SQS))
}

/** An S3 client from variables as the services get them; buckets are named in the path. */
export function openS3(env: Environment): S3Client {
  return new S3Client({ ...settings(env, env.AWS_ENDPOINT_URL_S3), forcePathStyle: true })
}

function settings(env: Environment, endpoint: string | undefined) {
  const { AWS_REGION = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = env
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }
  return { region: AWS_REGION, credentials, ...(endpoint === undefined ? {} : { endpoint }) }
}
