import { useWords } from '../i18n/use-words.ts'
import { Icon } from './icon.tsx'
import { dropToast, useToasts } from './toasts.ts'
import './toast-region.css'

/** Where passing words stand; a live region, so that they are read out, too. */
export function ToastRegion() {
  const say = useWords()
  const toasts = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, tone, text, detail, action }) => (
        <div key={id} className={`toast toast--${tone}`}>
          {tone === 'warn' && <Icon name="warn" size={20} />}
          <p>
            {text}
            {detail && <small>{detail}</small>}
          </p>
          {action && (
            <button
              type="button"
              className="toast__action"
              onClick={() => {
                dropToast(id)
                action.run()
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" className="toast__close" onClick={() => dropToast(id)} aria-label={say('app.close')}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  )
}
