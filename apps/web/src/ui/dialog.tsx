import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './dialog.css'

/**
 * A dialog of the platform: it traps the focus, gives it back, closes with Escape and makes the page behind it inert.
 * Rendered only while it is open.
 */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const say = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // It focuses its first button, the one that closes it; a field that waits for words comes before that.
    shown?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A press on the backdrop is one on the dialog itself, outside its content.
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog__sheet">
        <header className="dialog__head">
          <h2 id="dialog-title">{title}</h2>
          <Button look="icon" small onClick={onClose} aria-label={say('app.close')}>
            <Icon name="close" />
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
