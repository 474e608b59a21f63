import { S3Error } from '../s3-error.ts'
import { type Account, signerOf } from './account.ts'
import { isSame } from './same.ts'
import { readScope } from './scope.ts'

/** Verifies that the policy of a form was signed by a key of ours. @param fields by lower-case name @throws S3Error */
export async function verifyForm(fields: ReadonlyMap<string, string>, account: Account): Promise<void> {
  const field = (name: string) => {
    const value = fields.get(name)
    if (!value) throw new S3Error('InvalidArgument', `Bucket POST must contain a field named '${name}'.`)
    return value
  }
  if (!fields.has('policy')) throw new S3Error('AccessDenied')
  if (field('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') throw new S3Error('InvalidArgument')
  if (fields.has('x-amz-security-token')) throw new S3Error('InvalidToken')
  const { accessKeyId, signedAt } = readScope(
    field('x-amz-credential'),
    field('x-amz-date'),
    account.region,
    'InvalidArgument',
  )
  const expected = await signerOf(account, accessKeyId).sign(field('policy'), { signingDate: signedAt })
  if (!isSame(expected, field('x-amz-signature'))) throw new S3Error('SignatureDoesNotMatch')
}
