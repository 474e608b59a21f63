import awsLambdaFastify from '@fastify/aws-lambda'
import type { Service } from '@matjip/service-kit'

/** What a load balancer gives to a function; only what is read here. With multi-value headers on, both maps have lists. */
export interface AlbEvent {
  requestContext: { elb: { targetGroupArn: string } }
  httpMethod: string
  path: string
  multiValueQueryStringParameters?: Record<string, string[]>
  multiValueHeaders?: Record<string, string[]>
  body: string | null
  isBase64Encoded: boolean
}

/** What it makes an answer of; with multi-value headers on it reads those, and no others. */
export interface AlbAnswer {
  statusCode: number
  multiValueHeaders: Record<string, string[]>
  body: string
  isBase64Encoded: boolean
}

/** The service as a function behind a load balancer. A query that is no percent-encoding is read as it stands, as in a container. */
export function createLambdaHandler(service: Service): (event: AlbEvent) => Promise<AlbAnswer> {
  const invoke = awsLambdaFastify<AlbEvent, { payloadAsStream: false }, AlbAnswer>(
    service as never,
    {
      // What belongs to the request is in the request.
      decorateRequest: false,
      albMultiValueHeaders: true,
      payloadAsStream: false,
    } as { payloadAsStream: false },
  )
  return (event) => invoke(withReadableQuery(event), NO_CONTEXT)
}

/** The platform's word about this invocation: nothing here asks for it. */
const NO_CONTEXT = {} as Parameters<ReturnType<typeof awsLambdaFastify>>[1]

/** The adapter decodes each name and value, and throws on a broken one: those are escaped once more, so that the service sees what was sent. */
function withReadableQuery(event: AlbEvent): AlbEvent {
  const { multiValueQueryStringParameters: query } = event
  if (query === undefined) return event
  const entries = Object.entries(query).map(([name, values]) => [readable(name), values.map(readable)] as const)
  return { ...event, multiValueQueryStringParameters: Object.fromEntries(entries) }
}

function readable(text: string): string {
  try {
    decodeURIComponent(text)
    return text
  } catch {
    return encodeURIComponent(text)
  }
}
