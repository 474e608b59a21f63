import { EMBEDDED_AWS } from './embedded-aws.ts'

/** Variables that would turn the AWS SDK away from the credentials that we set: a developer's shell often has them. */
export const MISLEADING_AWS = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL'] as const

/**
 * Region and credentials for the stack's processes: the embedded ones, unless SQS or S3 is given from outside, which
 * then needs the caller's own.
 */
export function awsEnvironment(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  if (!env.AWS_ENDPOINT_URL_SQS && !env.AWS_ENDPOINT_URL_S3) {
    return { ...EMBEDDED_AWS, ...Object.fromEntries(MISLEADING_AWS.map((name) => [name, undefined])) }
  }
  const given = Object.entries(EMBEDDED_AWS).map(([name, value]) => [name, env[name] ?? value])
  return Object.fromEntries(given)
}
