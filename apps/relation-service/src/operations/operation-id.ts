import { crc32 } from 'node:zlib'
import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'

/**
 * What an operation id carries: enough to find the operation's status anywhere, with nothing stored beside it. All of it is in
 * the message too, so that whoever handles that names the operation by the same id.
 */
export type Operation = Pick<
  RelationMessage,
  'kind' | 'actorId' | 'targetId' | 'targetName' | 'active' | 'version' | 'opId'
>

/** Bump when the layout changes; ids of an older layout are not found any more. */
const FORMAT = 2
/** The number of the kind in seven bits, the state in the eighth. */
const ACTIVE = 0x80
/** format · kind and state · actor · target · version · opId · name of a hashtag in UTF-8, for all others nothing · CRC-32. */
const at = { format: 0, kind: 1, actorId: 2, targetId: 9, version: 16, opId: 23, name: 32 }
const CRC_BYTES = 4
/** Numbers below 2^53 take 7 bytes: 3 high ones and 4 low ones. */
const HIGH_BYTES = 3
const LOW = 2 ** 32

/**
 * The opaque public id of an operation: the operation itself and a check sum, base64url, 48 characters; for a hashtag up to 315.
 * It holds no secret, and forging one gains nothing: only operations of the caller are ever looked up.
 */
export function encodeOperationId(operation: Operation): string {
  const { targetName = '' } = operation
  const crcAt = at.name + Buffer.byteLength(targetName)
  // Every byte of it is written below.
  const bytes = Buffer.allocUnsafe(crcAt + CRC_BYTES)
  bytes.writeUInt8(FORMAT, at.format)
  bytes.writeUInt8(relationKinds[operation.kind] + (operation.active ? ACTIVE : 0), at.kind)
  for (const name of ['actorId', 'targetId', 'version'] as const) writeSafeInteger(bytes, operation[name], at[name])
  bytes.write(operation.opId, at.opId, 'base64url')
  bytes.write(targetName, at.name)
  bytes.writeUInt32BE(crc32(bytes.subarray(0, crcAt)), crcAt)
  return bytes.toString('base64url')
}

/** The operation inside an id; null where the id is damaged, of another format or no id at all. */
export function decodeOperationId(id: string): Operation | null {
  const bytes = Buffer.from(id, 'base64url')
  const crcAt = bytes.length - CRC_BYTES
  const intact =
    crcAt >= at.name &&
    bytes.toString('base64url') === id &&
    bytes.readUInt32BE(crcAt) === crc32(bytes.subarray(0, crcAt)) &&
    bytes.readUInt8(at.format) === FORMAT
  const kind = intact ? kindOf(bytes.readUInt8(at.kind) & ~ACTIVE) : undefined
  if (kind === undefined) return null
  return {
    kind,
    active: (bytes.readUInt8(at.kind) & ACTIVE) !== 0,
    actorId: readSafeInteger(bytes, at.actorId),
    targetId: readSafeInteger(bytes, at.targetId),
    version: readSafeInteger(bytes, at.version),
    opId: bytes.toString('base64url', at.opId, at.name),
    ...(crcAt === at.name ? {} : { targetName: bytes.toString('utf8', at.name, crcAt) }),
  }
}

function kindOf(number: number): RelationKind | undefined {
  return (Object.keys(relationKinds) as RelationKind[]).find((kind) => relationKinds[kind] === number)
}

function writeSafeInteger(bytes: Buffer, value: number, offset: number): void {
  bytes.writeUIntBE(Math.floor(value / LOW), offset, HIGH_BYTES)
  bytes.writeUInt32BE(value % LOW, offset + HIGH_BYTES)
}

function readSafeInteger(bytes: Buffer, offset: number): number {
  return bytes.readUIntBE(offset, HIGH_BYTES) * LOW + bytes.readUInt32BE(offset + HIGH_BYTES)
}
