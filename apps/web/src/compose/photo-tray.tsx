import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PhotoTile } from './photo-tile.tsx'
import { MAX_PHOTOS, PHOTO_TYPES } from './photo-queue.ts'
import type { usePhotos } from './use-photos.ts'
import './photo-tray.css'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Where photos are dropped, picked, put in order and watched on their way. */
export function PhotoTray({ photos, add, remove, retry, move }: ReturnType<typeof usePhotos>) {
  const say = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const pick = () => picker.current?.click()
  return (
    <div
      className={isOver ? 'tray tray--over' : 'tray'}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) =>
        !currentTarget.contains(relatedTarget as Node | null) && setOver(false)
      }
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add(event.dataTransfer.files)
      }}
    >
      <input
        ref={picker}
        type="file"
        accept={[...PHOTO_TYPES, '.heic', '.heif'].join(',')}
        multiple
        hidden
        onChange={({ target }) => {
          add(target.files ?? [])
          // The same file can be picked again after it was removed.
          target.value = ''
        }}
      />
      {photos.length === 0 ? (
        <div className="tray__empty">
          <Icon name="camera" size={40} />
          <p>{say('compose.drop')}</p>
          <Button onClick={pick}>{say('compose.pick')}</Button>
          <small>{say('compose.dropHint')}</small>
        </div>
      ) : (
        <ul className="tray__tiles">
          {photos.map((photo, index) => (
            <PhotoTile
              key={photo.key}
              photo={photo}
              isCover={index === 0}
              isLast={index === photos.length - 1}
              onRemove={remove}
              onRetry={retry}
              onMove={move}
            />
          ))}
          {photos.length < MAX_PHOTOS && (
            <li>
              <button type="button" className="tray__add" onClick={pick} aria-label={say('compose.add')}>
                <Icon name="plus" size={28} />
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
