import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { hashtags } from '../api/reads.ts'
import { HashtagChips } from '../hashtags/hashtag-chips.tsx'
import { HashtagRow } from '../hashtags/hashtag-row.tsx'
import { useWords } from '../i18n/use-words.ts'
import { SearchBox } from '../search/search-box.tsx'
import { PopularPeek } from './popular-peek.tsx'
import { useSession } from '../session/session.ts'
import '../ui/skeleton.css'

/** Rows of what trends: as many as stand beside two posts. */
const ROWS = [1, 2, 3, 4, 5, 6, 7]

/** The right side of a desktop: find, and what trends. */
export function Discovery() {
  const say = useWords()
  const { data } = useQuery({
    queryKey: ['hashtags', 'trending', null, null],
    queryFn: ({ signal }) => hashtags.trending({}, 10, { signal }),
  })
  return (
    <aside className="discovery" aria-label={say('nav.discover')}>
      <SearchBox />
      <section className="panel">
        <h2>
          <Link href={paths.trending}>{say('discover.trending')}</Link>
        </h2>
        <ol>
          {data
            ? data.items.slice(0, ROWS.length).map((hashtag) => <HashtagRow key={hashtag.hashtag} hashtag={hashtag} />)
            : ROWS.map((row) => <li key={row} className="skeleton" style={{ height: '2.5rem', margin: '0.5rem 0' }} />)}
          {data?.items.length === 0 && <li className="panel__none">{say('trending.none')}</li>}
        </ol>
      </section>
      <FollowedHashtags />
      <PopularPeek />
      <p className="discovery__foot">{say('discover.foot')}</p>
    </aside>
  )
}

function FollowedHashtags() {
  const say = useWords()
  const session = useSession()
  const { data } = useQuery({
    queryKey: ['hashtags', 'followed'],
    queryFn: ({ signal }) => hashtags.followed({ signal }),
    enabled: session !== null,
  })
  if (!data || data.items.length === 0) return null
  return (
    <section className="panel">
      <h2>{say('discover.following')}</h2>
      <HashtagChips hashtags={data.items} />
    </section>
  )
}
