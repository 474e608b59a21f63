// What AWS Lambda loads. Containers are given Postgres' password by ECS; a function has to fetch it, once for each copy,
// before its process reads the environment. The client is part of the runtime.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const SecretId = process.env.DATABASE_SECRET_ARN
const { SecretString = '{}' } = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId }))
process.env.PGPASSWORD = JSON.parse(SecretString).password

export const { handler } = await import('./process.mjs')
