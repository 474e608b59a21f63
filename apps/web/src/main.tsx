import './theme/tokens.css'
import './theme/base.css'
import './ui/field.css'
import { createRoot } from 'react-dom/client'
import { forgetOnSessionChange } from './api/query-client.ts'
import { App } from './app/app.tsx'
import { openLanguage } from './i18n/language.ts'
import { listenForEvents } from './relations/listen-for-events.ts'
import { followOtherTabs } from './session/session.ts'

forgetOnSessionChange()
followOtherTabs()
listenForEvents()
await openLanguage()
const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(<App />)
