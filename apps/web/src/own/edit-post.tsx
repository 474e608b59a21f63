import { isProblem } from '@matjip/client'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { things } from '../api/reads.ts'
import type { Post } from '../api/types.ts'
import { RatingField } from '../compose/rating-field.tsx'
import { RestaurantField } from '../compose/restaurant-field.tsx'
import { TextField } from '../compose/text-field.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { changedFields } from './changed-fields.ts'
import { useOwnWords } from './own-words.ts'
import '../compose/fields.css'

/** Somebody else's edit came first: one's own, on another device. */
const PRECONDITION_FAILED = 412

/** Edits the words, the restaurant and the stars of one's own post; its photos stay. */
export function EditPost({ post, onClose }: { post: Post; onClose: () => void }) {
  const say = useWords()
  const word = useOwnWords()
  const [base, setBase] = useState(post)
  const [text, setText] = useState(post.text)
  const [restaurant, setRestaurant] = useState<Pick<Required<Post>, 'restaurant'>['restaurant']>(post.restaurant)
  const [rating, setRating] = useState(post.rating)
  const [fault, setFault] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const changes = changedFields(
    { text: base.text, restaurantId: base.restaurant?.id ?? null, rating: base.rating },
    { text, restaurantId: restaurant?.id ?? null, rating },
  )
  const isUnchanged = Object.keys(changes).length === 0
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isUnchanged || isSaving || text.trim() === '') return
    setSaving(true)
    setFault(null)
    try {
      const edited = await client.PATCH('/posts/{postId}', {
        params: { path: { postId: post.id }, header: { 'if-match': `"${base.version}"` } },
        body: changes,
      })
      queryClient.setQueryData(['post', post.id], edited)
      showToast({ tone: 'plain', text: word('edited') })
      onClose()
      // Own writes are in the next read of any feed.
      await queryClient.resetQueries({ queryKey: ['feed'] })
    } catch (thrown) {
      setSaving(false)
      const isOld = isProblem(thrown) && thrown.status === PRECONDITION_FAILED
      if (isOld) setBase(await things.post(post.id, {}))
      setFault(isOld ? word('editedMeanwhile') : isProblem(thrown) ? thrown.detail : say('error.text'))
    }
  }
  return (
    <Dialog title={word('editPost')} onClose={onClose}>
      <form className="person-form" onSubmit={(event) => void save(event)}>
        <TextField text={text} onChange={setText} />
        <RestaurantField chosen={restaurant} onChoose={(chosen) => setRestaurant(chosen as Post['restaurant'])} />
        <RatingField rating={rating} onChange={setRating} />
        {fault && (
          <p role="alert" className="fault">
            {fault}
          </p>
        )}
        <Button type="submit" disabled={isUnchanged || isSaving || text.trim() === ''}>
          {word('save')}
        </Button>
      </form>
    </Dialog>
  )
}
