import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { signIn } from './sign-in.ts'
import { closeSignIn, useSignInRequest } from './sign-in-request.ts'
import './sign-in-dialog.css'

/** People of the demo data, each with a full home feed (tools/seed). */
const NEIGHBOURS = [
  ['mina', '미나'],
  ['jun', '준'],
  ['sora', '소라'],
  ['hana', '하나'],
] as const

/** The local stack's sign-in: a handle, no password. */
export default function SignInDialog() {
  const say = useWords()
  const { because } = useSignInRequest()
  const [handle, setHandle] = useState('')
  const [isFailed, setFailed] = useState(false)
  const enter = async (as: string) => {
    try {
      await signIn(as)
      closeSignIn()
    } catch {
      setFailed(true)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(handle)
  }
  return (
    <Dialog title={say(because === 'needed' ? 'session.needed' : 'session.title')} onClose={closeSignIn}>
      <form className="sign-in" onSubmit={submit}>
        <p>{say('session.lead')}</p>
        <label className="field">
          <span>{say('session.handle')}</span>
          <input
            value={handle}
            onChange={({ target }) => setHandle(target.value)}
            pattern="[a-z0-9_]{2,30}"
            title={say('session.handleHint')}
            autoCapitalize="none"
            autoComplete="username"
            spellCheck={false}
            placeholder="mina"
            required
            data-first-focus
          />
          <small>{say('session.handleHint')}</small>
        </label>
        <Button type="submit">{say('session.signIn')}</Button>
        {isFailed && (
          <p role="alert" className="fault">
            {say('session.failed')}
          </p>
        )}
        <fieldset>
          <legend>{say('session.try')}</legend>
          <div className="sign-in__neighbours">
            {NEIGHBOURS.map(([who, name]) => (
              <button key={who} type="button" onClick={() => void enter(who)}>
                <Avatar id={who} name={name} size={48} />
                {name}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}
