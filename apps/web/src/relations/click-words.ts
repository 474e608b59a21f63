import { isProblem } from '@matjip/client'
import type { RelationOperation } from '../api/types.ts'
import type { WordKey } from '../i18n/ko.ts'
import { say } from '../i18n/use-words.ts'
import { showToast } from '../ui/toasts.ts'
import type { ClickKind, ClickTarget } from './click.ts'

const sentences: Readonly<Record<ClickKind, WordKey>> = {
  like: 'click.failed.like',
  follow: 'click.failed.follow',
  hashtag: 'click.failed.hashtag',
  savePost: 'click.failed.save',
  saveRestaurant: 'click.failed.save',
}

/** Why an operation that had been accepted is void. */
type Void = RelationOperation['error']

/** Says that a click was taken back, and why; where it can succeed later, with a way to try again. */
export function tellClickFailed(
  { kind }: ClickTarget,
  why: { thrown: unknown } | { void: Void },
  again: () => void,
): void {
  if ('void' in why) return showToast({ tone: 'warn', text: say('click.void'), ...detailOf(why.void?.detail) })
  const problem = isProblem(why.thrown) ? why.thrown : undefined
  const canRetry = problem === undefined || problem.retryable
  showToast({
    tone: 'warn',
    text: say(sentences[kind]),
    ...detailOf(problem?.detail ?? say('error.text')),
    ...(canRetry ? { action: { label: say('app.retry'), run: again } } : {}),
  })
}

const detailOf = (detail: string | undefined) => (detail === undefined ? {} : { detail })
