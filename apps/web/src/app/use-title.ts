import { useEffect } from 'react'
import { useWords } from '../i18n/use-words.ts'

/** Names the tab after the page. */
export function useTitle(title: string | undefined): void {
  const say = useWords()
  const name = say('app.name')
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name
  }, [title, name])
}
