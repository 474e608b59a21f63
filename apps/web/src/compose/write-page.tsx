import { isProblem } from '@matjip/client'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session.ts'
import { askToSignIn } from '../session/sign-in-request.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { showToast } from '../ui/toasts.ts'
import { missingOf } from './draft.ts'
import { PhotoTray } from './photo-tray.tsx'
import { RatingField } from './rating-field.tsx'
import { RestaurantField } from './restaurant-field.tsx'
import { sendPost } from './send-post.ts'
import { TextField } from './text-field.tsx'
import { useGivenRestaurant } from './use-given-restaurant.ts'
import { usePhotos } from './use-photos.ts'
import './fields.css'
import './write-page.css'

const missingWords = { photo: 'compose.needPhoto', text: 'compose.needText', upload: 'compose.waiting' } as const

/** Where a meal is shared. */
export default function WritePage() {
  const say = useWords()
  const session = useSession()
  if (session === null)
    return (
      <Notice title={say('session.needed')}>
        <Button onClick={() => askToSignIn('needed')}>{say('session.signIn')}</Button>
      </Notice>
    )
  return <WriteForm />
}

function WriteForm() {
  const say = useWords()
  const [, go] = useLocation()
  const photos = usePhotos()
  const [text, setText] = useState('')
  const [restaurant, setRestaurant] = useGivenRestaurant()
  const [rating, setRating] = useState<number | null>(null)
  const [shareOnSite, setShareOnSite] = useState(false)
  const [isSending, setSending] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  // One for the draft, so that a second press after a cut connection makes no second post; another after an edit.
  const [keyed, setKeyed] = useState({ of: '', key: '' })
  const draft = { text, photos: photos.photos, restaurantId: restaurant?.id ?? null, rating, shareOnSite }
  const missing = missingOf(draft)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (missing !== null || isSending) return
    const content = JSON.stringify({ ...draft, photos: draft.photos.map(({ uploadId }) => uploadId) })
    const key = keyed.of === content ? keyed.key : crypto.randomUUID()
    setKeyed({ of: content, key })
    setSending(true)
    setFaults([])
    try {
      await sendPost(draft, key)
      showToast({ tone: 'plain', text: say('compose.sent') })
      go(paths.home)
    } catch (thrown) {
      setSending(false)
      const problem = isProblem(thrown) ? thrown : undefined
      setFaults([
        say('compose.failed'),
        ...(problem ? [problem.detail, ...problem.errors.map(({ detail }) => detail)] : []),
      ])
    }
  }
  return (
    <form className="write" onSubmit={(event) => void submit(event)}>
      <PageHead title={say('compose.title')} />
      <PhotoTray {...photos} />
      <TextField text={text} onChange={setText} />
      <RestaurantField chosen={restaurant} onChoose={setRestaurant} />
      <RatingField rating={rating} onChange={setRating} />
      <label className="check">
        <input type="checkbox" checked={shareOnSite} onChange={({ target }) => setShareOnSite(target.checked)} />
        <span>
          <b>{say('compose.onSite')}</b>
          <small>{say('compose.onSiteHint')}</small>
        </span>
      </label>
      {faults.length > 0 && (
        <div role="alert" className="fault">
          {faults.map((fault, index) => (
            <p key={index}>{fault}</p>
          ))}
        </div>
      )}
      <div className="write__foot">
        <small id="missing" aria-live="polite">
          {missing && say(missingWords[missing])}
        </small>
        <Button type="submit" disabled={missing !== null || isSending} aria-describedby="missing">
          {say(isSending ? 'compose.sending' : 'compose.send')}
        </Button>
      </div>
    </form>
  )
}
