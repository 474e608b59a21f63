import { useWords } from '../i18n/use-words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { SearchBox } from './search-box.tsx'

/** Finding, with a page of its own: on phones there is no room beside the posts. */
export default function SearchPage() {
  const say = useWords()
  return (
    <>
      <PageHead title={say('search.label')} />
      <SearchBox isOpen />
    </>
  )
}
