import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'
import { pageOf } from './page.ts'
import { Timestamp } from './timestamp.ts'

/** Words of whoever reports or decides: enough for three sentences. */
export const MAX_NOTE = 500

/** Why a post is reported, or hidden. Numbers are not needed: rows have the word. */
export const reportReasons = ['spam', 'abuse', 'sexual', 'violence', 'illegal', 'privacy', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

const Reason = Type.Unsafe<ReportReason>(
  Type.String({ enum: [...reportReasons], description: 'What is wrong with the post.', examples: ['spam'] }),
)
const Note = Type.String({
  maxLength: MAX_NOTE,
  description: 'In one’s own words.',
  examples: ['광고만 있는 글입니다.'],
})

export const ReportRequest = component(
  'ReportRequest',
  Type.Object({ reason: Reason, note: Type.Optional(Note) }, { additionalProperties: false }),
)
export type ReportRequest = Static<typeof ReportRequest>

/** A report as the one who made it sees it. */
export const Report = component(
  'Report',
  Type.Object({
    id: Id('Report id.'),
    postId: Id('The post.'),
    reason: Reason,
    note: nullable(Note),
    createdAt: Timestamp('When it was made.'),
  }),
)
export type Report = Static<typeof Report>

/** What a moderator sees of a post, hidden or not. */
export const ModeratedPost = component(
  'ModeratedPost',
  Type.Object({
    id: Id('Post id.'),
    authorId: Id('Who wrote it.'),
    text: Type.String({ examples: ['성수 국밥 #국밥'] }),
    createdAt: Timestamp('When it was written.'),
    isHidden: Type.Boolean({ description: 'Nobody sees it.' }),
  }),
)
export type ModeratedPost = Static<typeof ModeratedPost>

/** A report that nobody has decided about. */
export const OpenReport = component(
  'OpenReport',
  Type.Object({
    id: Id('Report id.'),
    reporterId: Id('Who made it.'),
    reason: Reason,
    note: nullable(Note),
    createdAt: Timestamp('When it was made.'),
    post: ref(ModeratedPost),
  }),
)
export type OpenReport = Static<typeof OpenReport>
export const OpenReportPage = component('OpenReportPage', pageOf(ref(OpenReport)))
export type OpenReportPage = Static<typeof OpenReportPage>

export const HideRequest = component(
  'HideRequest',
  Type.Object({ reason: Reason, note: Type.Optional(Note) }, { additionalProperties: false }),
)
export type HideRequest = Static<typeof HideRequest>

/** Whether a post is hidden, after a decision. */
export const PostVisibility = component(
  'PostVisibility',
  Type.Object({
    postId: Id('The post.'),
    isHidden: Type.Boolean({ description: 'Nobody sees it.' }),
    reason: nullable(Reason),
    hiddenAt: nullable(Timestamp('Since when.')),
  }),
)
export type PostVisibility = Static<typeof PostVisibility>

export const moderationActions = ['hide', 'unhide', 'dismiss'] as const
export type ModerationAction = (typeof moderationActions)[number]

/** One decision: who, what, when and why. Never changed. */
export const ModerationEntry = component(
  'ModerationEntry',
  Type.Object({
    id: Id('Entry id.'),
    at: Timestamp('When.'),
    moderatorId: nullable(Id('Who decided; null where that account was deleted since.')),
    action: Type.Unsafe<ModerationAction>(
      Type.String({
        enum: [...moderationActions],
        description: '`hide`, `unhide`, or `dismiss`: its reports were found to be none.',
        examples: ['hide'],
      }),
    ),
    postId: Id('Of which post.'),
    reason: nullable(Reason),
    note: nullable(Note),
  }),
)
export type ModerationEntry = Static<typeof ModerationEntry>
export const ModerationEntryPage = component('ModerationEntryPage', pageOf(ref(ModerationEntry)))
export type ModerationEntryPage = Static<typeof ModerationEntryPage>
