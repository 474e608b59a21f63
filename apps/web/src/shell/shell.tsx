import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useSignInRequest } from '../session/sign-in-request.ts'
import { ToastRegion } from '../ui/toast-region.tsx'
import { useWide } from '../ui/use-wide.ts'
import { Discovery } from './discovery.tsx'
import { Rail } from './rail.tsx'
import { Tabs } from './tabs.tsx'
import { TopBar } from './top-bar.tsx'
import './nav.css'
import './panel.css'
import './shell.css'

const SignInDialog = lazy(() => import('../session/sign-in-dialog.tsx'))

/** What stands round every page. Only what shows is rendered: screen readers meet each landmark once. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useWords()
  const isWide = useWide('48rem')
  const isWidest = useWide('75rem')
  const { isOpen } = useSignInRequest()
  return (
    <>
      <a className="skip-link" href="#content">
        {say('app.skip')}
      </a>
      <div className="shell">
        {isWide ? <Rail /> : <TopBar />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {isWidest && <Discovery />}
        {!isWide && <Tabs />}
      </div>
      <ToastRegion />
      {isOpen && (
        <Suspense>
          <SignInDialog />
        </Suspense>
      )}
    </>
  )
}
