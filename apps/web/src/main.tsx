import './theme/tokens.css'
import './theme/base.css'
import './ui/field.css'
import { createRoot } from 'react-dom/client'
import { forgetOnSessionChange } from './api/query-client.ts'
import { App } from './app/app.tsx'
import { watchBacks } from './app/scroll-memory.tsx'
import { whenIdle } from './app/when-idle.ts'
import { openLanguage } from './i18n/language.ts'
import { listenForEvents } from './relations/listen-for-events.ts'
import { followOtherTabs } from './session/session.ts'

forgetOnSessionChange()
followOtherTabs()
listenForEvents()
watchBacks()
await openLanguage()
const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(<App />)
// The other pages come in one file, while nobody waits for it.
whenIdle(() => void import('./app/other-pages.ts'))
