import type { AlbEvent } from '../src/lambda/handle-event.ts'

export interface AlbRequest {
  method?: string
  /** Path and query as a client sends them: percent-encoded. */
  target: string
  headers?: Record<string, string | string[]>
  body?: string
}

/**
 * A request as a load balancer gives it to a function with multi-value headers on: names in lower case, queries split but
 * not decoded, and the balancer's own headers. After "Receive events from Application Load Balancer" in AWS's guide.
 */
export function albEvent({ method = 'GET', target, headers = {}, body }: AlbRequest): AlbEvent {
  const [path = '/', query] = target.split('?', 2)
  const multiValueQueryStringParameters: Record<string, string[]> = {}
  for (const pair of query ? query.split('&') : []) {
    const [name = '', ...value] = pair.split('=')
    ;(multiValueQueryStringParameters[name] ??= []).push(value.join('='))
  }
  const sent = { host: 'api.matjip.example', 'user-agent': 'test', ...headers }
  const own = {
    'x-amzn-trace-id': 'Root=1-5bdb40ca-556d8b0c50dc66f0511bf520',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  }
  return {
    requestContext: {
      elb: {
        targetGroupArn: 'arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/uploads/6d0ecf831eec9f09',
      },
    },
    httpMethod: method,
    path,
    multiValueQueryStringParameters,
    multiValueHeaders: Object.fromEntries(
      Object.entries({ ...sent, ...own }).map(([name, value]) => [name.toLowerCase(), [value].flat()]),
    ),
    body: body ?? '',
    isBase64Encoded: false,
  }
}
