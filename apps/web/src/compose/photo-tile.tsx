import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import type { DraftPhoto } from './photo-queue.ts'

interface PhotoTileProps {
  readonly photo: DraftPhoto
  readonly isCover: boolean
  readonly isLast: boolean
  readonly onRemove: (key: string) => void
  readonly onRetry: (key: string) => void
  readonly onMove: (key: string, by: -1 | 1) => void
}

const PERCENT = 100

/** One photo of the draft with how far it has come. */
export function PhotoTile({ photo, isCover, isLast, onRemove, onRetry, onMove }: PhotoTileProps) {
  const say = useWords()
  const { key, name, preview, state, progress, fault } = photo
  // HEIC shows in few browsers: then its name stands there.
  const [hasPreview, setHasPreview] = useState(true)
  const percent = Math.round(progress * PERCENT)
  return (
    <li className={`tile tile--${state}`}>
      {hasPreview ? (
        <img src={preview} alt={name} onError={() => setHasPreview(false)} />
      ) : (
        <span className="tile__name">{name}</span>
      )}
      {isCover && <span className="tile__cover">{say('compose.cover')}</span>}
      <button
        type="button"
        className="tile__button tile__remove"
        onClick={() => onRemove(key)}
        aria-label={say('compose.photoRemove', { name })}
      >
        <Icon name="close" size={16} />
      </button>
      <div className="tile__foot">
        {state === 'uploading' && (
          <>
            <progress max={PERCENT} value={percent} aria-label={say('compose.photoProgress', { name })} />
            <small>{percent}%</small>
          </>
        )}
        {state === 'uploaded' && (
          <>
            <button
              type="button"
              className="tile__button"
              disabled={isCover}
              onClick={() => onMove(key, -1)}
              aria-label={say('compose.photoEarlier', { name })}
            >
              <Icon name="back" size={16} />
            </button>
            <span className="tile__done" role="img" aria-label={say('compose.photoDone')}>
              <Icon name="check" size={16} />
            </span>
            <button
              type="button"
              className="tile__button"
              disabled={isLast}
              onClick={() => onMove(key, 1)}
              aria-label={say('compose.photoLater', { name })}
            >
              <Icon name="forward" size={16} />
            </button>
          </>
        )}
        {state === 'failed' && (
          <button
            type="button"
            className="tile__retry"
            onClick={() => onRetry(key)}
            title={fault ?? ''}
            aria-label={say('compose.photoRetry', { name })}
          >
            <Icon name="again" size={16} />
            {say('app.retry')}
          </button>
        )}
      </div>
    </li>
  )
}
