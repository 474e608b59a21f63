import { useLanguage } from '../i18n/language.ts'
import { fullTime, timeAgo } from '../i18n/times.ts'

/** When it was posted, in words of now; the moment in full is its title. */
export function PostTime({ at }: { at: string }) {
  const { language } = useLanguage()
  return (
    <time dateTime={at} title={fullTime(at, language)}>
      {timeAgo(at, Date.now(), language)}
    </time>
  )
}
