import { Link } from 'wouter'
import type { Post } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { Photo } from '../photos/photo.tsx'
import '../ui/skeleton.css'

const WAITING = [1, 2, 3, 4, 5, 6]

/** Posts as a wall of photos. */
export function SavedGrid({ posts }: { posts: readonly Post[] | undefined }) {
  const say = useWords()
  return (
    <ul className="wall">
      {posts?.map(({ id, images: [image], restaurant, author }) => (
        <li key={id}>
          <Link href={paths.post(id)} className="wall__one">
            {image && (
              <Photo
                image={image}
                alt={say('post.by', { name: author.displayName })}
                sizes="(min-width: 48rem) 12.500rem, 33vw"
              />
            )}
            {restaurant && <span>{restaurant.name}</span>}
          </Link>
        </li>
      )) ?? WAITING.map((one) => <li key={one} className="skeleton" style={{ aspectRatio: 1 }} />)}
    </ul>
  )
}
