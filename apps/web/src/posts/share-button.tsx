import { paths } from '../app/paths.ts'
import { say as sayNow, useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toasts.ts'

/** Copies a post's address. */
export function ShareButton({ postId }: { postId: string }) {
  const say = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(paths.post(postId), location.origin).href)
    showToast({ tone: 'plain', text: sayNow('post.shared') })
  }
  return (
    <button type="button" className="act" onClick={() => void copy()} aria-label={say('post.share')}>
      <Icon name="share" />
    </button>
  )
}
