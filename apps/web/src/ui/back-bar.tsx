import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** The way back to where one came from; home for whoever came by a link. */
export function BackBar({ children }: { children?: ReactNode }) {
  const say = useWords()
  const [, go] = useLocation()
  const back = () => {
    if (history.length > 1) history.back()
    else go(paths.home)
  }
  return (
    <div className="back-bar" style={{ display: 'flex', justifyContent: 'space-between' }}>
      <Button look="quiet" small onClick={back}>
        <Icon name="back" size={18} />
        {say('app.back')}
      </Button>
      {children}
    </div>
  )
}
