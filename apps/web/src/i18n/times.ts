const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Beyond a week a date says more than a number of days. */
const WEEK = 7 * DAY

/**
 * `5분 전`, `어제`, then a date.
 * @param iso RFC 3339
 * @param now milliseconds
 */
export function timeAgo(iso: string, now: number, language: string): string {
  const at = Date.parse(iso)
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds >= WEEK) return dateOf(at, now, language)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (seconds < MINUTE) return words.format(0, 'second')
  if (seconds < HOUR) return words.format(-Math.floor(seconds / MINUTE), 'minute')
  if (seconds < DAY) return words.format(-Math.floor(seconds / HOUR), 'hour')
  return words.format(-Math.floor(seconds / DAY), 'day')
}

function dateOf(at: number, now: number, language: string): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language, { ...year, month: 'short', day: 'numeric' }).format(at)
}

/** Date and time in full, for titles and screen readers. */
export const fullTime = (iso: string, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(iso))

/** `12:04`. */
export const clockTime = (iso: string, language: string) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(Date.parse(iso))

/** `1.2만`, `12K`: what fits beside an icon. */
export const shortNumber = (count: number, language: string) =>
  new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(count)
