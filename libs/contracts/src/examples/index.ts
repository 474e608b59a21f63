import * as feeds from './feeds.ts'
import * as moderation from './moderation.ts'
import * as people from './people.ts'
import * as posts from './posts.ts'
import * as relations from './relations.ts'
import * as restaurants from './restaurants.ts'
import * as uploads from './uploads.ts'

/** One document of each component that is a body, by the component's name: what the OpenAPI document shows wherever it is sent. */
export const componentExamples: Readonly<Record<string, unknown>> = Object.fromEntries(
  [feeds, moderation, people, posts, relations, restaurants, uploads].flatMap((examples) =>
    Object.entries(examples).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  ),
)
