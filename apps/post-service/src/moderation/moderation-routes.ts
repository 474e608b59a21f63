import {
  DEFAULT_PAGE_LIMIT,
  formatId,
  HideRequest,
  Id,
  MAX_NOTE,
  ModerationEntryPage,
  OpenReportPage,
  PageQuery,
  parseId,
  PostVisibility,
  ref,
} from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { forgetFragments, unlessRedisAway } from '@matjip/redis-keys'
import type { RelationStores } from '@matjip/relations'
import { callerOf, linkNext } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { tellChange } from '../posts/tell-change.ts'
import { readAudit } from './audit-store.ts'
import { dismissReports } from './dismiss-reports.ts'
import { hidePost } from './hide-post.ts'
import { readOpenReports } from './open-reports.ts'
import { unhidePost } from './unhide-post.ts'

export interface ModerationDeps extends Pick<RelationStores, 'redis' | 'pool'> {
  db: Db
  meetCaller: ReturnType<typeof createMeetCaller>
}

const params = Type.Object({ postId: Id('Post id.') })
const NoteQuery = Type.Object({
  note: Type.Optional(Type.String({ maxLength: MAX_NOTE, description: 'Why, for the audit trail.' })),
})
const moderators = 'Moderators only (403): the token has the role `moderator`.'

/** `/moderation`: what reports there are, hiding posts, and what was decided. */
export function moderationRoutes(service: Service, { meetCaller, ...deps }: ModerationDeps): void {
  const { db, pool, redis } = deps
  const role = 'moderator' as const

  service.get('/moderation/reports', {
    config: { role, problems: [403] },
    schema: {
      operationId: 'listOpenReports',
      tags: ['moderation'],
      summary: 'List open reports (처리할 신고)',
      description: `아직 처리하지 않은 신고를 오래된 것부터 보여 줍니다. Hiding the post, or dismissing its reports, takes them off. ${moderators}`,
      querystring: Type.Object(PageQuery),
      response: { 200: ref(OpenReportPage) },
    },
    handler: async (request, reply) => {
      const { limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const page = await readOpenReports(pool, { limit, cursor })
      linkNext(request, reply, page.nextCursor)
      return reply.send(page)
    },
  })

  service.put('/moderation/posts/:postId/hidden', {
    config: { role, problems: [403, 404] },
    preHandler: meetCaller,
    schema: {
      operationId: 'hidePost',
      tags: ['moderation'],
      summary: 'Hide a post (게시물 숨기기)',
      description: `게시물을 모두에게서 숨깁니다. Milliseconds after the answer nobody finds it any more, its author neither: not in feeds, trends, hashtags and their counts, nor by id. The author finds it in their export, with the reason, and may delete it. Its open reports are decided. A repeat changes nothing. ${moderators}`,
      params,
      querystring: Type.Object({}),
      body: ref(HideRequest),
      response: { 200: ref(PostVisibility) },
    },
    handler: async (request) => {
      const postId = parseId(request.params.postId)
      const { reason, note = null } = request.body
      const hidden = await hidePost(db, { postId, moderatorId: callerOf(request).userId, reason, note })
      // A repeat too: the first request may have ended between its commit and this. Where Redis is away the event in the outbox does it.
      await unlessRedisAway(() => forgetFragments(redis, [postId]), undefined)
      return {
        postId: formatId(postId),
        isHidden: true,
        reason: hidden.reason,
        hiddenAt: hidden.hiddenAt.toISOString(),
      }
    },
  })

  service.delete('/moderation/posts/:postId/hidden', {
    config: { role, problems: [403, 404] },
    preHandler: meetCaller,
    schema: {
      operationId: 'unhidePost',
      tags: ['moderation'],
      summary: 'Show a hidden post again (숨김 해제)',
      description: `숨긴 게시물을 다시 보여 줍니다, 있던 자리에. A repeat, and a post that is not hidden, change nothing. ${moderators}`,
      params,
      querystring: NoteQuery,
      response: { 200: ref(PostVisibility) },
    },
    handler: async (request) => {
      const postId = parseId(request.params.postId)
      const { note = null } = request.query
      const write = await unhidePost(db, { postId, moderatorId: callerOf(request).userId, note })
      if (write) await tellChange(deps, write)
      return { postId: formatId(postId), isHidden: false, reason: null, hiddenAt: null }
    },
  })

  service.delete('/moderation/posts/:postId/reports', {
    config: { role, problems: [403, 404] },
    preHandler: meetCaller,
    schema: {
      operationId: 'dismissReports',
      tags: ['moderation'],
      summary: 'Dismiss the open reports of a post (신고 기각)',
      description: `게시물의 처리하지 않은 신고를 모두 기각합니다. The post stays as it is. Without an open report: 404. ${moderators}`,
      params,
      querystring: NoteQuery,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const { note = null } = request.query
      await dismissReports(db, {
        postId: parseId(request.params.postId),
        moderatorId: callerOf(request).userId,
        note,
      })
      return reply.status(204).send(null)
    },
  })

  service.get('/moderation/audit', {
    config: { role, problems: [403] },
    schema: {
      operationId: 'listModerationEntries',
      tags: ['moderation'],
      summary: 'List what moderators decided (조치 기록)',
      description: `누가, 무엇을, 언제, 왜 조치했는지 최신순으로 보여 줍니다. Entries are never changed. ${moderators}`,
      querystring: Type.Object({ postId: Type.Optional(Id('Of this post alone.')), ...PageQuery }),
      response: { 200: ref(ModerationEntryPage) },
    },
    handler: async (request, reply) => {
      const { postId, limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const page = await readAudit(pool, {
        postId: postId === undefined ? undefined : parseId(postId),
        limit,
        cursor,
      })
      linkNext(request, reply, page.nextCursor)
      return reply.send(page)
    },
  })
}
