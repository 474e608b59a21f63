import {
  DEFAULT_PAGE_LIMIT,
  FollowedHashtagPage,
  PageQuery,
  ref,
  SavedPostPage,
  SavedRestaurantPage,
  UserPage,
} from '@matjip/contracts'
import { callerOf, linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { hidingTable } from '../hiding/hiding-table.ts'
import type { Stores } from '../stores.ts'
import type { ListedKind } from './own-list-store.ts'
import { presentHashtags, presentPeople, presentPosts, presentRestaurants } from './present-own.ts'
import type { Present } from './present-own.ts'
import { readOwnPage } from './read-own-page.ts'

interface OwnList {
  kind: ListedKind
  path: string
  operationId: string
  summary: string
  description: string
  page: TSchema
  present: Present<object>
}

const order = 'Newest first; nobody else can see this list.'
const pending = `${order} The caller's pending clicks show at once.`

const ownLists: readonly OwnList[] = [
  {
    kind: 'hashtag',
    path: 'hashtags',
    operationId: 'listFollowedHashtags',
    summary: 'List hashtags that I follow (팔로우한 해시태그)',
    description: `${pending} One that no post had before shows once it is recorded, about a second later.`,
    page: ref(FollowedHashtagPage),
    present: presentHashtags,
  },
  {
    kind: 'savePost',
    path: 'saves/posts',
    operationId: 'listSavedPosts',
    summary: 'List posts that I saved (저장한 게시물)',
    description: `${pending} Posts that were deleted, or whose author and the caller block each other, are left out.`,
    page: ref(SavedPostPage),
    present: presentPosts,
  },
  {
    kind: 'saveRestaurant',
    path: 'saves/restaurants',
    operationId: 'listSavedRestaurants',
    summary: 'List restaurants that I saved (가고 싶은 식당)',
    description: pending,
    page: ref(SavedRestaurantPage),
    present: presentRestaurants,
  },
  ...hidingTable.map(({ kind, path, list }) => ({
    ...{ kind, path, ...list },
    description: order,
    page: ref(UserPage),
    present: presentPeople,
  })),
]

/** `GET /relations/hashtags|saves/posts|saves/restaurants|blocks|mutes`: the caller's own lists. */
export async function ownListRoutes(service: Service, { stores }: { stores: Stores }): Promise<void> {
  for (const { kind, path, page, present, ...words } of ownLists) {
    service.get(
      `/relations/${path}`,
      {
        config: { urgency: 'own' },
        schema: { ...words, tags: ['relations'], querystring: Type.Object(PageQuery), response: { 200: page } },
      },
      async (request, reply) => {
        const { limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
        const found = await readOwnPage(stores, kind, { callerId: callerOf(request).userId, limit, cursor }, present)
        linkNext(request, reply, found.nextCursor)
        return found
      },
    )
  }
}
