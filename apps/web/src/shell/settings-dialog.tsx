import { useState } from 'react'
import { HiddenPeople } from '../app/own-parts.tsx'
import { showLanguage, useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { keptTheme, showTheme, THEMES } from '../theme/theme.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Segments } from '../ui/segments.tsx'

/** Colours and language, which show at once and are kept on this browser; and whom one has hidden. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const say = useWords()
  const { language } = useLanguage()
  const [theme, setTheme] = useState(keptTheme)
  const [showsHidden, setShowsHidden] = useState(false)
  const session = useSession()
  return (
    <Dialog title={say('nav.settings')} onClose={onClose}>
      <div className="settings">
        <Segments
          label={say('theme.label')}
          isLabelShown
          choices={THEMES.map((value) => ({ value, label: say(`theme.${value}`) }))}
          chosen={theme}
          onChoose={(value) => {
            setTheme(value)
            showTheme(value)
          }}
        />
        <Segments
          label={say('language.label')}
          isLabelShown
          choices={[
            { value: 'ko', label: '한국어' },
            { value: 'en', label: 'English' },
          ]}
          chosen={language}
          onChoose={(value) => void showLanguage(value)}
        />
        {session !== null && !showsHidden && (
          <Button look="outline" onClick={() => setShowsHidden(true)}>
            {say('settings.hidden')}
          </Button>
        )}
        {showsHidden && <HiddenPeople />}
      </div>
    </Dialog>
  )
}
