import { Link } from 'wouter'
import type { Hashtag } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import '../ui/skeleton.css'

const WAITING = [1, 2, 3, 4]

/** Trending hashtags as a menu: rank, name, how many are eating. */
export function TrendingTags({ tags }: { tags: readonly Hashtag[] | undefined }) {
  const say = useWords()
  if (tags?.length === 0) return null
  return (
    <ol className="menu">
      {tags?.map(({ hashtag, trend }, index) => (
        <li key={hashtag}>
          <Link href={paths.hashtag(hashtag)} className="menu__item">
            <span className="menu__rank">{trend?.rank ?? index + 1}</span>
            <b>#{hashtag}</b>
            <small>{say('hashtag.people', { count: trend?.people ?? 0 })}</small>
          </Link>
        </li>
      )) ?? WAITING.map((row) => <li key={row} className="skeleton" style={{ height: '5.5rem' }} />)}
    </ol>
  )
}
