import { Link } from 'wouter'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../app/paths.ts'
import { hashtags } from '../api/reads.ts'
import { useWords } from '../i18n/use-words.ts'
import { mealAt } from '../trending/meal.ts'
import { Icon } from '../ui/icon.tsx'
import './greeting.css'

/** Hashtags beside the greeting: one line of a desktop. */
const TAGS = 6

/** What meal it is, and what people are having: the door to what trends. */
export function Greeting() {
  const say = useWords()
  const meal = mealAt(Date.now())
  const { data } = useQuery({
    queryKey: ['hashtags', 'trending', null, null],
    queryFn: ({ signal }) => hashtags.trending({}, 10, { signal }),
  })
  return (
    <section className={`greeting greeting--${meal}`}>
      <Link href={paths.trending} className="greeting__meal">
        <Icon name={meal} size={18} />
        {say('slot.now', { slot: say(`slot.${meal}`) })}
      </Link>
      <h1>{say(`greeting.${meal}`)}</h1>
      <ul className="greeting__tags">
        {data?.items.slice(0, TAGS).map(({ hashtag }) => (
          <li key={hashtag}>
            <Link href={paths.hashtag(hashtag)}>#{hashtag}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
