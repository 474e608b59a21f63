import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'

/** A bowl that steams, and the name. */
export function Wordmark() {
  const say = useWords()
  return (
    <Link href={paths.home} className="wordmark" aria-label={say('app.name')}>
      <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
        <path className="wordmark__bowl" d="M3 15h26c0 7.500-5 13-13 13S3 22.500 3 15Z" />
        <path
          className="wordmark__steam"
          d="M11 11c-1.800-2 1.800-3 0-6M16 11c-1.800-2 1.800-3 0-6M21 11c-1.800-2 1.800-3 0-6"
        />
      </svg>
      <b aria-hidden="true">{say('app.name')}</b>
    </Link>
  )
}
