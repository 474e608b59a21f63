import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { hashtags } from '../api/reads.ts'
import { useWords } from '../i18n/use-words.ts'
import { Offers } from './offers.tsx'
import { completeTag, tagAt } from './tag-at.ts'

/** A post's text at most, in characters. */
const MAX_TEXT = 10_000
/** As many as can be chosen from at a glance. */
const MOST = 6

/** The words of a post, with hashtags offered while one is typed: arrow keys and Enter choose. */
export function TextField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const say = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [wantedCaret, setWantedCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const tag = tagAt(text, caret)
  const { data } = useQuery({
    queryKey: ['hashtags', 'suggested', tag?.prefix],
    queryFn: ({ signal }) => hashtags.beginning(tag?.prefix ?? '', MOST, { signal }),
    enabled: tag !== undefined,
    placeholderData: keepPreviousData,
  })
  const offers = tag && tag.start !== closedAt ? (data?.items ?? []) : []
  const active = Math.min(chosen, offers.length - 1)
  useLayoutEffect(() => {
    if (wantedCaret === null) return
    field.current?.setSelectionRange(wantedCaret, wantedCaret)
    setCaret(wantedCaret)
    setWantedCaret(null)
  }, [wantedCaret])
  const choose = (hashtag: string) => {
    if (tag === undefined) return
    const done = completeTag(text, caret, tag, hashtag)
    onChange(done.text)
    setWantedCaret(done.caret)
    setChosen(0)
    field.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    // While a syllable is composed, Enter and arrows belong to the input method.
    if (offers.length === 0 || event.nativeEvent.isComposing) return
    const offer = offers[active]
    if (event.key === 'ArrowDown') setChosen((active + 1) % offers.length)
    else if (event.key === 'ArrowUp') setChosen((active - 1 + offers.length) % offers.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && offer) choose(offer.hashtag)
    else if (event.key === 'Escape') setClosedAt(tag?.start ?? null)
    else return
    event.preventDefault()
  }
  return (
    <div className="field text-field">
      <label htmlFor="post-text" className="field__label">
        {say('compose.text')}
      </label>
      <textarea
        ref={field}
        id="post-text"
        value={text}
        rows={5}
        maxLength={MAX_TEXT}
        aria-controls="tag-offers"
        aria-autocomplete="list"
        aria-activedescendant={offers.length > 0 ? `tag-offer-${active}` : undefined}
        aria-describedby="post-text-hint"
        onChange={({ target }) => {
          onChange(target.value)
          setCaret(target.selectionStart)
          setClosedAt(null)
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKey}
      />
      <Offers
        name="tag"
        label={say('compose.suggestions')}
        offers={offers}
        active={active}
        keyOf={({ hashtag }) => hashtag}
        onChoose={({ hashtag }) => choose(hashtag)}
        show={({ hashtag, counts }) => (
          <>
            <b>#{hashtag}</b> <small>{say('hashtag.posts', { count: counts.posts })}</small>
          </>
        )}
      />
      <small id="post-text-hint">{say('compose.textHint')}</small>
    </div>
  )
}
