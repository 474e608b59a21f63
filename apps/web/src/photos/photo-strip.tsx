import { useRef, useState } from 'react'
import type { Image } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { Photo } from './photo.tsx'
import { boxOf } from './shape.ts'
import './photo-strip.css'

/** Width of the column of posts, for the browser's choice of variant. */
const SIZES = '(min-width: 48rem) 37.500rem, 100vw'

/** A post's photos side by side, one at a time: swiped, scrolled, or turned with buttons. */
export function PhotoStrip({
  images,
  place,
  isFirst = false,
}: {
  images: readonly Image[]
  place: string
  isFirst?: boolean
}) {
  const say = useWords()
  const strip = useRef<HTMLDivElement>(null)
  const [index, setIndex] = useState(0)
  const total = images.length
  const first = images[0]
  if (first === undefined) return null
  const turn = (by: number) => {
    const width = strip.current?.clientWidth ?? 0
    strip.current?.scrollBy({ left: by * width, behavior: 'smooth' })
  }
  const alt = (at: number) => say('post.photo', { place, index: at + 1, total })
  return (
    <div
      className="strip"
      style={{ aspectRatio: boxOf(first) }}
      role={total > 1 ? 'group' : undefined}
      aria-label={total > 1 ? say('post.photos', { total }) : undefined}
    >
      <div
        ref={strip}
        className="strip__rail"
        // A region that scrolls must be reachable by keyboard; one photo does not scroll.
        tabIndex={total > 1 ? 0 : undefined}
        role={total > 1 ? 'region' : undefined}
        aria-label={total > 1 ? alt(index) : undefined}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setIndex(Math.round(scrollLeft / clientWidth))}
      >
        {images.map((image, at) => (
          <Photo key={image.id} image={image} alt={alt(at)} sizes={SIZES} isFirst={isFirst && at === 0} />
        ))}
      </div>
      {total > 1 && (
        <>
          <span className="strip__count" aria-hidden="true">
            {index + 1}/{total}
          </span>
          <button
            type="button"
            className="strip__turn strip__turn--before"
            disabled={index === 0}
            onClick={() => turn(-1)}
            aria-label={say('post.photoBefore')}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            className="strip__turn strip__turn--next"
            disabled={index === total - 1}
            onClick={() => turn(1)}
            aria-label={say('post.photoNext')}
          >
            <Icon name="forward" />
          </button>
        </>
      )}
    </div>
  )
}
