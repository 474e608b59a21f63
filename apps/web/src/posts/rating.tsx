import { useWords } from '../i18n/use-words.ts'
import { Star } from '../ui/star.tsx'

const STARS = [1, 2, 3, 4, 5]

/** Stars that a post gives. */
export function Rating({ rating }: { rating: number }) {
  const say = useWords()
  return (
    <span className="rating" role="img" aria-label={say('post.rating', { count: rating })}>
      {STARS.map((star) => (
        <Star key={star} isFull={star <= rating} />
      ))}
    </span>
  )
}
