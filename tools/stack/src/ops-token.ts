import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** 192 bits: 32 characters, the least that the page takes. */
const BYTES = 24
/** Owner only: whoever reads it may send messages again. */
const MODE = 0o600

/** The file that holds what operators of a local stack sign in with. */
export const opsTokenFile = (stateDir: string): string => join(stateDir, 'ops-token')

/** The token of a state folder, made at the first start and kept, so that a session survives a restart. */
export function opsToken(stateDir: string): string {
  const file = opsTokenFile(stateDir)
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: MODE })
  }
  chmodSync(file, MODE)
  return readFileSync(file, 'utf8').trim()
}
