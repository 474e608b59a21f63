import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { SettingsDialog } from './settings-dialog.tsx'

/** Opens how things look: colours and language. */
export function SettingsButton() {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        look="icon"
        small
        onClick={() => setOpen(true)}
        aria-label={say('nav.settings')}
        title={say('nav.settings')}
      >
        <Icon name="settings" />
      </Button>
      {isOpen && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  )
}
