import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { textParts } from './text-parts.ts'

/** Longer texts are folded in a feed: some eight lines of a phone. */
const FOLD = 220

/** A post's words, its hashtags as links. */
export function PostText({ text, isFolded = false }: { text: string; isFolded?: boolean }) {
  const say = useWords()
  const [isOpen, setOpen] = useState(!isFolded || text.length <= FOLD)
  const parts = useMemo(() => textParts(text), [text])
  return (
    <div className="post-text">
      <p className={isOpen ? '' : 'post-text--folded'}>
        {parts.map(({ text: words, hashtag }, index) =>
          hashtag === undefined ? (
            words
          ) : (
            // The same hashtag may stand twice, and parts never move.
            <Link key={index} href={paths.hashtag(hashtag)} className="post-text__tag">
              {words}
            </Link>
          ),
        )}
      </p>
      {!isOpen && (
        <button type="button" className="post-text__more" onClick={() => setOpen(true)}>
          {say('post.expand')}
        </button>
      )}
    </div>
  )
}
