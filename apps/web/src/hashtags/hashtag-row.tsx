import { Link } from 'wouter'
import type { Hashtag } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'

/** A hashtag in a list: its rank where it trends, and how many use it. */
export function HashtagRow({ hashtag: { hashtag, counts, trend } }: { hashtag: Hashtag }) {
  const say = useWords()
  return (
    <li>
      <Link href={paths.hashtag(hashtag)} className="tag-row">
        {trend && <span className="tag-row__rank">{trend.rank}</span>}
        <b>#{hashtag}</b>
        <small>
          {trend ? say('hashtag.people', { count: trend.people }) : say('hashtag.posts', { count: counts.posts })}
        </small>
      </Link>
    </li>
  )
}
