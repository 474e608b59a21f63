import { useSyncExternalStore } from 'react'
import type { RelationOperation } from '../api/types.ts'
import { keyOf, needsSending, nextClick } from './click.ts'
import type { Click, ClickEvent, ClickTarget } from './click.ts'
import { tellClickFailed } from './click-words.ts'
import { sendClick } from './send-click.ts'
import { showInCaches } from './show-in-caches.ts'

interface Entry {
  readonly target: ClickTarget
  readonly click: Click
}

const entries = new Map<string, Entry>()
const listeners = new Set<() => void>()

function change(target: ClickTarget, event: ClickEvent): void {
  const key = keyOf(target)
  const before = entries.get(key)?.click ?? null
  const after = nextClick(before, event)
  if (after === before) return
  if (after?.phase === 'settled') {
    // What was read before knows nothing of it: put right there, the click itself is done.
    showInCaches(target, after.shown)
    entries.delete(key)
  } else if (after === null) entries.delete(key)
  else entries.set(key, { target, click: after })
  for (const listener of listeners) listener()
  if (needsSending(before, after)) void send(target, after?.sent === true)
}

async function send(target: ClickTarget, active: boolean): Promise<void> {
  try {
    const operation = await sendClick(target, active)
    change(target, { type: 'accepted', operationId: operation.id })
    hearOf(operation)
  } catch (thrown) {
    refuse(target, active, { thrown })
  }
}

/** Takes a click back on the screen, says so, and offers to try again. */
function refuse(target: ClickTarget, active: boolean, why: Parameters<typeof tellClickFailed>[1]): void {
  change(target, { type: 'refused' })
  tellClickFailed(target, why, () => change(target, { type: 'pressed', confirmed: !active }))
}

/** A press of somebody who is signed in, on something that the server says is `confirmed`. */
export function press(target: ClickTarget, confirmed: boolean): void {
  change(target, { type: 'pressed', confirmed })
}

/** Word of an operation, from the stream of events or from asking for it. */
export function hearOf({ id, status, error }: Pick<RelationOperation, 'id' | 'status' | 'error'>): void {
  const entry = [...entries.values()].find(({ click }) => click.operationId === id)
  if (entry === undefined) return
  if (status === 'failed') refuse(entry.target, entry.click.shown, { void: error })
  else if (status !== 'queued') change(entry.target, { type: 'settled', operationId: id })
}

/** Operations of which no word has come yet. */
export function awaitedOperations(): string[] {
  return [...entries.values()].flatMap(({ click }) =>
    click.phase === 'queued' && click.operationId !== null ? [click.operationId] : [],
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The click on something that is on its way; undefined where there is none. */
export const useClick = (target: ClickTarget): Click | undefined =>
  useSyncExternalStore(subscribe, () => entries.get(keyOf(target))?.click)
