/** What a click can make or take back. Words of the app; `sendClick` knows the API's. */
export type ClickKind = 'like' | 'follow' | 'hashtag' | 'savePost' | 'saveRestaurant'

/** Something that can be clicked. */
export interface ClickTarget {
  readonly kind: ClickKind
  /** Id of a post, user or restaurant, or a hashtag in its normal form. */
  readonly id: string
}

/**
 * A click on its way, from the finger to the record.
 *
 * - `sending`: the API has not answered
 * - `queued`: 202, SQS has it; it will not be lost
 * - `settled`: readers see it, or Postgres has it
 */
export interface Click {
  readonly phase: 'sending' | 'queued' | 'settled'
  /** What the screen shows: made (true) or taken back (false). */
  readonly shown: boolean
  /** What was sent last; differs from `shown` where somebody clicked again meanwhile. */
  readonly sent: boolean
  /** The last state that the server had confirmed before: what a refusal goes back to. */
  readonly confirmed: boolean
  /** The operation that was accepted last. */
  readonly operationId: string | null
}

export type ClickEvent =
  /** A finger, on something that shows `confirmed` by the server's last answer. */
  | { readonly type: 'pressed'; readonly confirmed: boolean }
  | { readonly type: 'accepted'; readonly operationId: string }
  | { readonly type: 'settled'; readonly operationId: string }
  /** Refused by the API, or void in the record. */
  | { readonly type: 'refused' }

/**
 * The next state of a click; null where nothing is on its way any more, so that the server's own answer shows.
 * Pure: who sends looks at `needsSending` of what comes back.
 */
export function nextClick(click: Click | null, event: ClickEvent): Click | null {
  switch (event.type) {
    case 'pressed': {
      if (click === null || click.phase === 'settled') {
        const confirmed = click?.shown ?? event.confirmed
        return { phase: 'sending', shown: !confirmed, sent: !confirmed, confirmed, operationId: null }
      }
      const shown = !click.shown
      // While an answer is awaited, only the last wish counts; it is sent when the answer is there.
      return click.phase === 'sending' ? { ...click, shown } : { ...click, phase: 'sending', shown, sent: shown }
    }
    case 'accepted': {
      if (click === null) return null
      const accepted = { ...click, confirmed: click.sent, operationId: event.operationId }
      return click.shown === click.sent ? { ...accepted, phase: 'queued' } : { ...accepted, sent: click.shown }
    }
    case 'settled':
      // Word of an older operation says nothing about the newest.
      return click?.phase === 'queued' && click.operationId === event.operationId
        ? { ...click, phase: 'settled' }
        : click
    case 'refused':
      return null
  }
}

/** Whether a transition asks for a request: a first press, a press after a 202, or a wish that changed during one. */
export function needsSending(before: Click | null, after: Click | null): boolean {
  if (after?.phase !== 'sending') return false
  return before?.phase !== 'sending' || before.sent !== after.sent
}

/** One name for each thing that can be clicked. */
export const keyOf = ({ kind, id }: ClickTarget): string => `${kind}:${id}`
