import { Link } from 'wouter'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { paths } from './paths.ts'
import { useTitle } from './use-title.ts'

/** No page has this address. */
export function NotFoundPage() {
  const say = useWords()
  useTitle(say('notFound.title'))
  return (
    <Notice title={say('notFound.title')} text={say('notFound.text')}>
      <Link href={paths.home} className="button button--primary">
        {say('notFound.action')}
      </Link>
    </Notice>
  )
}
