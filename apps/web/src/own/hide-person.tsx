import { useState } from 'react'
import type { User } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { hide } from './hide.ts'
import { useOwnWords } from './own-words.ts'

/** Mutes somebody at once; asks before it blocks them, for that ends follows; takes both back. */
export function HidePerson({ user: { id, displayName, viewer } }: { user: User }) {
  const say = useWords()
  const word = useOwnWords()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const run = async (doing: Promise<boolean>) => {
    setAsking(false)
    setBusy(true)
    await doing
    setBusy(false)
  }
  const { blocking = false, muting = false } = viewer ?? {}
  const mute = () => run(hide('mutes', id, !muting, word(muting ? 'unmuted' : 'muted')))
  const block = () => run(hide('blocks', id, !blocking, word(blocking ? 'unblocked' : 'blocked')))
  return (
    <div className="person__hiding">
      <Button look="quiet" small disabled={isBusy} onClick={() => void mute()}>
        {word(muting ? 'unmute' : 'mute')}
      </Button>
      <Button look="quiet" small disabled={isBusy} onClick={() => (blocking ? void block() : setAsking(true))}>
        {word(blocking ? 'unblock' : 'block')}
      </Button>
      {isAsking && (
        <Dialog title={`${word('block')}: ${displayName}`} onClose={() => setAsking(false)}>
          <p>{word('blockSure')}</p>
          <div className="notice__actions">
            <Button look="outline" onClick={() => setAsking(false)}>
              {say('app.close')}
            </Button>
            <Button onClick={() => void block()}>{word('block')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
