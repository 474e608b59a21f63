import { useState } from 'react'
import { useLocation } from 'wouter'
import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useOwnWords } from './own-words.ts'

/** Deletes one's own post, once more asked. */
export function DeletePost({ postId }: { postId: string }) {
  const say = useWords()
  const word = useOwnWords()
  const [, go] = useLocation()
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    try {
      await client.DELETE('/posts/{postId}', { params: { path: { postId } } })
      go(paths.home, { replace: true })
      showToast({ tone: 'plain', text: word('deleted') })
      await queryClient.resetQueries({ queryKey: ['feed'] })
    } catch {
      setAsking(false)
      showToast({
        tone: 'warn',
        text: say('error.title'),
        action: { label: say('app.retry'), run: () => void remove() },
      })
    }
  }
  return (
    <>
      <Button look="quiet" small onClick={() => setAsking(true)}>
        <Icon name="trash" size={18} />
        {word('delete')}
      </Button>
      {isAsking && (
        <Dialog title={word('delete')} onClose={() => setAsking(false)}>
          <p>{word('deleteSure')}</p>
          <div className="notice__actions">
            <Button look="outline" onClick={() => setAsking(false)}>
              {say('app.close')}
            </Button>
            <Button onClick={() => void remove()}>{word('delete')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
