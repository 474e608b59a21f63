import { Link } from 'wouter'
import { paths } from '../app/paths.ts'

/** Hashtags in a row, each a link to its page. */
export function HashtagChips({ hashtags }: { hashtags: readonly { readonly hashtag: string }[] }) {
  return (
    <ul className="chips">
      {hashtags.map(({ hashtag }) => (
        <li key={hashtag}>
          <Link href={paths.hashtag(hashtag)} className="chip">
            #{hashtag}
          </Link>
        </li>
      ))}
    </ul>
  )
}
