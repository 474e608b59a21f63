import { S3Error } from '../s3-error.ts'
import { children, readXml, texts } from '../xml/read-xml.ts'

/** What pages of some origins may do with a bucket. */
export interface CorsRule {
  origins: string[]
  methods: string[]
  headers: string[]
  exposed: string[]
  /** Seconds. */
  maxAge?: string
}

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'])
/** S3's own bound. */
const MOST_RULES = 100

/** Reads a CORSConfiguration. @throws S3Error */
export function readCorsRules(document: string): CorsRule[] {
  const rules = children(readXml(document, 'CORSConfiguration'), 'CORSRule')
  if (rules.length === 0 || rules.length > MOST_RULES) throw new S3Error('MalformedXML')
  return rules.map((rule) => {
    const [origins, methods, headers] = ['AllowedOrigin', 'AllowedMethod', 'AllowedHeader'].map((name) =>
      texts(rule, name),
    ) as [string[], string[], string[]]
    const [maxAge] = texts(rule, 'MaxAgeSeconds')
    if (origins.length === 0 || methods.length === 0) throw new S3Error('MalformedXML')
    for (const method of methods) {
      if (!METHODS.has(method)) {
        throw new S3Error(
          'InvalidRequest',
          `Found unsupported HTTP method in CORS config. Unsupported method is ${method}`,
        )
      }
    }
    for (const pattern of [...origins, ...headers]) {
      if (pattern.split('*').length > 2)
        throw new S3Error('InvalidRequest', `"${pattern}" can not have more than one wildcard.`)
    }
    return {
      origins,
      methods,
      headers,
      exposed: texts(rule, 'ExposeHeader'),
      ...(maxAge === undefined ? {} : { maxAge }),
    }
  })
}

/** The first rule that lets an origin use a method with these request headers. */
export function findCorsRule(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  headers: readonly string[] = [],
): CorsRule | undefined {
  return rules.find(
    (rule) =>
      rule.origins.some((pattern) => matches(pattern, origin)) &&
      rule.methods.includes(method) &&
      headers.every((header) => rule.headers.some((pattern) => matches(pattern.toLowerCase(), header.toLowerCase()))),
  )
}

function matches(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*')
  if (end === undefined) return pattern === text
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
}
