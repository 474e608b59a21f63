import { isProblem } from '@matjip/client'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { User } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useOwnWords } from './own-words.ts'

/** Name and words about oneself: what the API takes at most. */
const NAME_MAX = 50
const BIO_MAX = 500

/** Edits one's own profile. */
export function EditPerson({ user }: { user: User }) {
  const say = useWords()
  const word = useOwnWords()
  const [isOpen, setOpen] = useState(false)
  const [displayName, setName] = useState(user.displayName)
  const [bio, setBio] = useState(user.bio)
  const [fault, setFault] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const edited = await client.PATCH('/users/me', { body: { displayName, bio } })
      queryClient.setQueryData(['person', user.id], edited)
      setOpen(false)
    } catch (thrown) {
      setFault(isProblem(thrown) ? thrown.detail : say('error.text'))
    }
  }
  return (
    <>
      <Button look="outline" small onClick={() => setOpen(true)}>
        {word('editPerson')}
      </Button>
      {isOpen && (
        <Dialog title={word('editPerson')} onClose={() => setOpen(false)}>
          <form className="person-form" onSubmit={(event) => void save(event)}>
            <label className="field">
              <span>{word('name')}</span>
              <input
                value={displayName}
                onChange={({ target }) => setName(target.value)}
                maxLength={NAME_MAX}
                required
              />
            </label>
            <label className="field">
              <span>{word('bio')}</span>
              <textarea value={bio} onChange={({ target }) => setBio(target.value)} maxLength={BIO_MAX} rows={4} />
            </label>
            {fault && (
              <p role="alert" className="fault">
                {fault}
              </p>
            )}
            <Button type="submit">{word('save')}</Button>
          </form>
        </Dialog>
      )}
    </>
  )
}
