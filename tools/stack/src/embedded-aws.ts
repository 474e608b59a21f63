/** Region and credentials of the embedded SQS and S3. The S3 server knows this one key pair; SQS accepts any. */
export const EMBEDDED_AWS = {
  AWS_REGION: 'ap-northeast-2',
  AWS_ACCESS_KEY_ID: 'MATJIPLOCAL',
  AWS_SECRET_ACCESS_KEY: 'local-only',
} as const
