import { SignatureV4 } from '@smithy/signature-v4'
import { S3Error } from '../s3-error.ts'
import { Sha256 } from './sha256.ts'

/** Whose signatures are accepted. */
export interface Account {
  region: string
  /** Secret by access key id. */
  keys: ReadonlyMap<string, string>
}

/** A key pair's signer, as a client of S3 would make it: paths are signed as they were sent, encoded once. */
export function signerOf(account: Account, accessKeyId: string): SignatureV4 {
  const secretAccessKey = account.keys.get(accessKeyId)
  if (secretAccessKey === undefined) throw new S3Error('InvalidAccessKeyId')
  return new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region: account.region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
}
