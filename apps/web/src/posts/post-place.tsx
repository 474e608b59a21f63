import { Link } from 'wouter'
import type { Post } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { Rating } from './rating.tsx'
import './post-place.css'

/** Where it was eaten and how it was: the label that is set into the photo. */
export function PostPlace({ post: { restaurant, rating } }: { post: Pick<Post, 'restaurant' | 'rating'> }) {
  if (restaurant === null && rating === null) return null
  const about = [restaurant?.category, restaurant?.area].filter(Boolean).join(' · ')
  return (
    <div className="place">
      {restaurant && (
        <Link href={paths.restaurant(restaurant.id)} className="place__name">
          {restaurant.name}
        </Link>
      )}
      <span className="place__about">
        {rating !== null && <Rating rating={rating} />}
        {about}
      </span>
    </div>
  )
}
