import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { feeds } from '../api/reads.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { Photo } from '../photos/photo.tsx'
import { Icon } from '../ui/icon.tsx'

/** Photos of three rows beside the first post. */
const MOST = 6

/** What many like, as a small wall of photos. */
export function PopularPeek() {
  const say = useWords()
  const { data } = useQuery({ queryKey: ['popular', 'peek'], queryFn: ({ signal }) => feeds.popular({ signal }) })
  if (!data || data.items.length === 0) return null
  return (
    <section className="panel">
      <h2>{say('home.popular')}</h2>
      <ul className="peek">
        {data.items.slice(0, MOST).map(({ post: { id, images, restaurant, author, counts } }) => (
          <li key={id}>
            <Link href={paths.post(id)} className="peek__one">
              {images[0] && <Photo image={images[0]} alt={restaurant?.name ?? author.displayName} sizes="8rem" />}
              <small>
                <Icon name="heart" size={12} filled />
                {counts.likes}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
