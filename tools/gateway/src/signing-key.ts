import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises'
import type { CryptoKey, JWK } from 'jose'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'

/** An ALB's JWT verification knows no other algorithm. */
export const ALGORITHM = 'RS256'
/** Owner only: whoever reads this file can sign in as anybody. */
const KEY_FILE_MODE = 0o600

export type SigningKey = { readonly privateKey: CryptoKey; readonly publicJwk: JWK; readonly kid: string }

async function newKeyText(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: 2048, extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}

async function readOrCreate(file: string): Promise<string> {
  const read = () => readFile(file, 'utf8')
  const missing = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
  const present = await read().catch(missing)
  if (present !== undefined) return present
  // Written aside and linked, because a link never replaces: of two issuers that start at once the first one's key stays.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, await newKeyText(), { mode: KEY_FILE_MODE })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return read()
}

/**
 * The issuer's key, made on the first start and kept, so that tokens survive a restart of the stack.
 * @param file a private RSA key as JWK; its folder must exist.
 * @throws Error where the file holds something else.
 */
export async function openSigningKey(file: string): Promise<SigningKey> {
  const text = await readOrCreate(file)
  await chmod(file, KEY_FILE_MODE)
  try {
    const { kty = '', n = '', e = '', d } = JSON.parse(text) as JWK
    if (kty !== 'RSA' || d === undefined) throw new Error('it is no private RSA key')
    const kid = await calculateJwkThumbprint({ kty, n, e })
    const privateKey = await importJWK(JSON.parse(text) as JWK, ALGORITHM)
    if (privateKey instanceof Uint8Array) throw new Error('it is a symmetric key')
    return { privateKey, kid, publicJwk: { kty, n, e, kid, alg: ALGORITHM, use: 'sig' } }
  } catch (cause) {
    throw new Error(`${file} does not hold the issuer's key; remove it to make a new one`, { cause })
  }
}
