import { DEFAULT_PAGE_LIMIT, Id, PageQuery, parseId, ref, UserPage } from '@matjip/contracts'
import { linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { Stores } from '../stores.ts'
import { listName, readPosition } from './list-position.ts'
import { readFollowersPage, readFollowingPage } from './read-people.ts'

const order =
  'Newest first. A walk neither skips nor repeats anybody who was in the list throughout; people who deleted their account, or with whom the caller has a block, are left out. ' +
  'A page is shorter than `limit` only at the end.'

const lists = {
  followers: {
    operationId: 'listFollowers',
    summary: 'List followers (팔로워 목록)',
    description: `People who follow this user. ${order} The record as of the last fold: about a second behind the clicks.`,
    read: readFollowersPage,
  },
  following: {
    operationId: 'listFollowing',
    summary: 'List whom a user follows (팔로잉 목록)',
    description: `People whom this user follows. ${order} In the caller's own list their pending follows and unfollows show at once.`,
    read: readFollowingPage,
  },
} as const

/** `GET /relations/users/{userId}/followers|following`. */
export async function listRoutes(service: Service, { stores }: { stores: Stores }): Promise<void> {
  for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
    const { read, ...words } = lists[name]
    service.get(
      `/relations/users/:userId/${name}`,
      {
        config: { auth: 'optional', problems: [404] },
        schema: {
          ...words,
          tags: ['relations'],
          params: Type.Object({ userId: Id('Whose list.') }),
          querystring: Type.Object(PageQuery),
          response: { 200: ref(UserPage) },
        },
      },
      async (request, reply) => {
        const userId = parseId(request.params.userId)
        const list = listName(userId, name)
        const { limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
        const before = readPosition(list, cursor)
        const page = await read(stores, { userId, viewerId: request.caller?.userId ?? null, list, before, limit })
        linkNext(request, reply, page.nextCursor)
        return page
      },
    )
  }
}
