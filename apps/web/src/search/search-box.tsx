import { useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { SearchResults } from './search-results.tsx'
import { useSearch } from './use-search.ts'
import './search.css'

/** A field with what it finds below; it closes when the focus goes elsewhere. */
export function SearchBox({ isOpen = false }: { isOpen?: boolean }) {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const [isActive, setActive] = useState(isOpen)
  const box = useRef<HTMLDivElement>(null)
  const found = useSearch(typed)
  const leave = () => {
    if (isOpen) return
    setActive(false)
    setTyped('')
  }
  return (
    <search
      ref={box}
      className={isOpen ? 'search search--open' : 'search'}
      onFocus={() => setActive(true)}
      onBlur={({ relatedTarget }) => !isOpen && !box.current?.contains(relatedTarget) && setActive(false)}
      onKeyDown={({ key }) => key === 'Escape' && leave()}
    >
      <label className="search__field">
        <Icon name="search" size={20} />
        <span className="sr-only">{say('search.label')}</span>
        <input
          type="search"
          value={typed}
          placeholder={say('search.placeholder')}
          autoComplete="off"
          data-search
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {isActive && found.isAsked && <SearchResults found={found} onChosen={leave} />}
    </search>
  )
}
