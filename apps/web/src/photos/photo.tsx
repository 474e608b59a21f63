import { useState } from 'react'
import type { Image } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { previewOf } from './own-previews.ts'
import { placeholderUrl } from './placeholder.ts'
import './photo.css'

export interface PhotoProps {
  readonly image: Image
  readonly alt: string
  /** What of the window it fills, as `sizes` of an img. */
  readonly sizes: string
  /** The first thing on the page: fetched before anything else. */
  readonly isFirst?: boolean
}

/** One photo in a box that is there already: thumbhash first, then the variant that fits, faded in. */
export function Photo({ image, alt, sizes, isFirst = false }: PhotoProps) {
  const say = useWords()
  const [isShown, setShown] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const largest = image.variants.at(-1)
  const preview = largest === undefined && image.status === 'processing' ? previewOf(image.id) : undefined
  const hash = image.placeholder === null ? undefined : placeholderUrl(image.placeholder)
  return (
    <span className="photo" style={hash ? { backgroundImage: `url(${hash})` } : {}}>
      {preview && <img className="photo__img photo__img--shown" src={preview} alt={alt} />}
      {largest && !isBroken ? (
        <img
          className={isShown ? 'photo__img photo__img--shown' : 'photo__img'}
          src={largest.url}
          srcSet={image.variants.map(({ url, width }) => `${url} ${width}w`).join(', ')}
          sizes={sizes}
          width={largest.width}
          height={largest.height}
          alt={alt}
          loading={isFirst ? 'eager' : 'lazy'}
          decoding="async"
          fetchPriority={isFirst ? 'high' : 'auto'}
          // Without this a photo that is in the cache already would never fade in.
          ref={(img) => {
            if (img?.complete && img.naturalWidth > 0) setShown(true)
          }}
          onLoad={() => setShown(true)}
          onError={() => setBroken(true)}
        />
      ) : preview ? null : (
        <span className="photo__note" role="img" aria-label={alt}>
          {say(image.status === 'processing' ? 'post.processing' : 'post.photoFailed')}
        </span>
      )}
    </span>
  )
}
