import { createHmac, hash } from 'node:crypto'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** A request to be signed: a POST to a host, with the headers that its signature covers beside `host` and `x-amz-date`. */
export interface Unsigned {
  host: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
}

const SERVICE = 'sqs'

/**
 * Signs requests to SQS as Signature Version 4 has it: the headers to send, `host`, date and authorization included.
 * The key of a day is derived once. The tests hold it to the SDK's own signer.
 */
export function createSigner(region: string) {
  let known: { secret: string; day: string; key: Buffer } = { secret: '', day: '', key: Buffer.of() }

  const keyOf = (secret: string, day: string) => {
    if (known.secret !== secret || known.day !== day) {
      const steps = [day, region, SERVICE, 'aws4_request']
      known = { secret, day, key: steps.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`)) }
    }
    return known.key
  }

  return ({ host, path, headers, body }: Unsigned, credentials: Credentials, at: Date): Record<string, string> => {
    const time = at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const day = time.slice(0, 8)
    const signed: Record<string, string> = {
      ...headers,
      host,
      'x-amz-date': time,
      ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
    }
    const names = Object.keys(signed).sort()
    const lines = names.map((name) => `${name}:${signed[name]}\n`).join('')
    const canonical = ['POST', path, '', lines, names.join(';'), hash('sha256', body)].join('\n')
    const scope = `${day}/${region}/${SERVICE}/aws4_request`
    const text = ['AWS4-HMAC-SHA256', time, scope, hash('sha256', canonical)].join('\n')
    const signature = hmac(keyOf(credentials.secretAccessKey, day), text).toString('hex')
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
    return { ...signed, authorization }
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
