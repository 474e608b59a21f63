import { useWords } from '../i18n/use-words.ts'
import { Star } from '../ui/star.tsx'

const STARS = [1, 2, 3, 4, 5]

/** Stars to give, or none: radio buttons that look like stars. */
export function RatingField({
  rating,
  onChange,
}: {
  rating: number | null
  onChange: (rating: number | null) => void
}) {
  const say = useWords()
  return (
    <fieldset className="rating-field">
      <legend className="field__label">{say('compose.rating')}</legend>
      <div>
        {STARS.map((star) => (
          <label key={star}>
            <input type="radio" name="rating" checked={rating === star} onChange={() => onChange(star)} />
            <Star isFull={rating !== null && star <= rating} size={30} />
            <span className="sr-only">{say('compose.ratingOf', { count: star })}</span>
          </label>
        ))}
        <label className="rating-field__none">
          <input type="radio" name="rating" checked={rating === null} onChange={() => onChange(null)} />
          <span>{say('compose.ratingNone')}</span>
        </label>
      </div>
    </fieldset>
  )
}
