import { signedIn } from '../session/sign-in-request.ts'
import type { ClickTarget } from './click.ts'
import { press, useClick } from './clicks.ts'

/** A relation as the screen shows it. */
export interface ShownRelation {
  readonly active: boolean
  /** Accepted or being sent, not yet seen by everybody. */
  readonly isPending: boolean
  /** What to add to the server's count, so that it fits what shows. */
  readonly delta: -1 | 0 | 1
  readonly toggle: () => void
}

/**
 * A relation of the caller, their clicks included.
 * @param confirmed what the server's last answer says
 */
export function useRelation(target: ClickTarget, confirmed: boolean): ShownRelation {
  const click = useClick(target)
  const active = click?.shown ?? confirmed
  return {
    active,
    isPending: click !== undefined,
    delta: active === confirmed ? 0 : active ? 1 : -1,
    toggle: () => signedIn(() => press(target, confirmed)),
  }
}
