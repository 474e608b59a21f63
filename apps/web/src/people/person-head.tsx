import { useState } from 'react'
import type { User } from '../api/types.ts'
import { EditPerson, HidePerson } from '../app/own-parts.tsx'
import { useLanguage } from '../i18n/language.ts'
import { shortNumber } from '../i18n/times.ts'
import { useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { useSession } from '../session/session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { FollowButton } from './follow-button.tsx'
import { PeopleDialog } from './people-dialog.tsx'
import './people.css'

type List = 'followers' | 'following'

/** Name, words about themselves, counts; follow them, or edit oneself. */
export function PersonHead({ user }: { user: User }) {
  const say = useWords()
  const { language } = useLanguage()
  const session = useSession()
  const [list, setList] = useState<List | null>(null)
  const { id, handle, displayName, bio, counts, viewer } = user
  const { delta } = useRelation({ kind: 'follow', id }, viewer?.following ?? false)
  const number = (count: number) => <b>{shortNumber(Math.max(0, count), language)}</b>
  return (
    <section className="person">
      <div className="person__top">
        <Avatar id={id} name={displayName} size={84} />
        <div className="person__names">
          <h1>{displayName}</h1>
          <p>
            @{handle}
            {viewer?.followedBy && ` · ${say('people.followsYou')}`}
          </p>
        </div>
        {session?.userId === id ? (
          <EditPerson user={user} />
        ) : (
          <FollowButton userId={id} name={displayName} isFollowing={viewer?.following ?? false} />
        )}
      </div>
      {bio && <p className="person__bio">{bio}</p>}
      <div className="person__counts">
        <span>
          {number(counts.posts)} {say('people.posts')}
        </span>
        <button type="button" onClick={() => setList('followers')}>
          {number(counts.followers + delta)} {say('people.followers')}
        </button>
        <button type="button" onClick={() => setList('following')}>
          {number(counts.following)} {say('people.followed')}
        </button>
      </div>
      {viewer && session?.userId !== id && <HidePerson user={user} />}
      {list && <PeopleDialog userId={id} list={list} onClose={() => setList(null)} />}
    </section>
  )
}
