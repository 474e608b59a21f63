import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { showNews, useNews } from './feed-news.ts'
import './news-pill.css'

/** "12 new posts" above a feed that is being read: nothing moves until somebody wants it to. */
export function NewsPill() {
  const say = useWords()
  const { count, isMore } = useNews()
  const show = async () => {
    await showNews().catch(() => showToast({ tone: 'warn', text: say('feed.error') }))
    window.scrollTo({ top: 0, behavior: 'smooth' })
    document.querySelector<HTMLElement>('[data-post]')?.focus({ preventScroll: true })
  }
  return (
    <div className="news" aria-live="polite">
      {count > 0 && (
        <button type="button" className="news__pill" onClick={() => void show()}>
          <Icon name="up" size={18} />
          {say(isMore ? 'home.newMore' : 'home.new', { count })}
        </button>
      )}
    </div>
  )
}
