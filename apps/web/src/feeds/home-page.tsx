import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { feeds } from '../api/reads.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session.ts'
import { askToSignIn } from '../session/sign-in-request.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { FeedList } from './feed-list.tsx'
import { Greeting } from './greeting.tsx'
import { NewsPill } from './news-pill.tsx'
import { useFeed } from './use-feed.ts'
import type { FeedSource } from './use-feed.ts'

const home: FeedSource = { key: ['home'], read: feeds.home }
const popular: FeedSource = { key: ['popular'], read: feeds.popular }

/** One's own feed; for whoever is not signed in, what many like. */
export default function HomePage() {
  const session = useSession()
  return (
    <>
      <Greeting />
      {session ? <OwnFeed /> : <PopularFeed />}
    </>
  )
}

function OwnFeed() {
  const say = useWords()
  const feed = useFeed(home)
  return (
    <div>
      <NewsPill />
      <FeedList
        feed={feed}
        empty={
          <Notice title={say('home.emptyTitle')} text={say('home.emptyText')}>
            <Link href={paths.trending} className="button button--primary">
              {say('home.emptyAction')}
            </Link>
          </Notice>
        }
      />
    </div>
  )
}

function PopularFeed() {
  const say = useWords()
  const feed = useFeed(popular)
  return (
    <>
      <div className="invite">
        <div>
          <h2>{say('home.popular')}</h2>
          <p>{say('home.popularLead')}</p>
        </div>
        <Button small onClick={() => askToSignIn()}>
          {say('session.signIn')}
        </Button>
      </div>
      <FeedList feed={feed} empty={<Notice title={say('feed.emptyTitle')} text={say('feed.emptyText')} />} />
    </>
  )
}
