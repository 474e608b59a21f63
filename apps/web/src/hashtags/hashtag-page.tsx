import { useQuery } from '@tanstack/react-query'
import { feeds, hashtags } from '../api/reads.ts'
import type { Hashtag } from '../api/types.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { HashtagChips } from './hashtag-chips.tsx'

/** Posts under a hashtag, newest first, and hashtags that are used with it. */
export default function HashtagPage({ hashtag }: { hashtag: string }) {
  const say = useWords()
  const { data } = useQuery({
    queryKey: ['hashtags', 'related', hashtag],
    queryFn: ({ signal }) => hashtags.related(hashtag, { signal }),
  })
  const feed = useFeed({ key: ['hashtag', hashtag], read: (at) => feeds.hashtag(hashtag, at) })
  return (
    <>
      <PageHead title={`#${data?.hashtag.hashtag ?? hashtag}`} lead={data && <Counts hashtag={data.hashtag} />}>
        {data && <FollowHashtag hashtag={data.hashtag} />}
      </PageHead>
      {data && data.items.length > 0 && (
        <nav aria-label={say('hashtag.related')}>
          <HashtagChips hashtags={data.items.slice(0, 8)} />
        </nav>
      )}
      <FeedList feed={feed} empty={<Notice title={say('feed.emptyTitle')} text={say('feed.emptyText')} />} />
    </>
  )
}

function Counts({ hashtag: { hashtag, counts, viewer } }: { hashtag: Hashtag }) {
  const say = useWords()
  const { delta } = useRelation({ kind: 'hashtag', id: hashtag }, viewer?.following ?? false)
  return `${say('hashtag.posts', { count: counts.posts })} · ${say('hashtag.followers', { count: Math.max(0, counts.followers + delta) })}`
}

function FollowHashtag({ hashtag: { hashtag, viewer } }: { hashtag: Hashtag }) {
  const say = useWords()
  const { active, isPending, toggle } = useRelation({ kind: 'hashtag', id: hashtag }, viewer?.following ?? false)
  return (
    <Button
      small
      look={active ? 'quiet' : 'primary'}
      aria-pressed={active}
      data-pending={isPending || undefined}
      onClick={toggle}
    >
      <span className="sr-only">#{hashtag} </span>
      {say(active ? 'people.following' : 'people.follow')}
    </Button>
  )
}
