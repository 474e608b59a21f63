declare module '@20minutes/s3rver' {
  import type { IncomingMessage } from 'node:http'

  interface Context {
    req: IncomingMessage
    status: number
    state: { vhost?: boolean }
    mountPath?: string
  }

  /** The parts of the package (which has no types) that we use. */
  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      directory: string | undefined
      silent: boolean
      vhostBuckets: boolean
    })
    middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[]
    run(): Promise<void>
  }
}

declare module '@20minutes/s3rver/lib/models/account.js' {
  const account: { DUMMY_ACCOUNT: { createKeyPair(accessKeyId: string, secretAccessKey: string): void } }
  export default account
}
