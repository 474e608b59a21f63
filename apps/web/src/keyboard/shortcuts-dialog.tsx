import { useWords } from '../i18n/use-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { shortcuts } from './shortcuts.ts'
import './shortcuts-dialog.css'

/** Every key with what it does. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const say = useWords()
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      <dl className="keys">
        {shortcuts.map(({ key, word }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
