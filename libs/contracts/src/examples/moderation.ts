import type {
  HideRequest,
  ModerationEntryPage,
  OpenReportPage,
  PostVisibility,
  Report,
  ReportRequest,
} from '../moderation.ts'

const [postId, at] = ['48122390020225', '2026-11-23T03:12:45.123Z']

export const reportRequest: ReportRequest = { reason: 'spam', note: '광고만 있는 글입니다.' }
export const report: Report = { id: '17', postId, reason: 'spam', note: '광고만 있는 글입니다.', createdAt: at }

export const openReportPage: OpenReportPage = {
  items: [
    {
      id: '17',
      reporterId: '48122390020096',
      reason: 'spam',
      note: '광고만 있는 글입니다.',
      createdAt: at,
      post: {
        id: postId,
        authorId: '48122390016000',
        text: '지금 주문하면 반값! #국밥',
        createdAt: at,
        isHidden: false,
      },
    },
  ],
  nextCursor: null,
}

export const hideRequest: HideRequest = { reason: 'spam', note: '같은 광고를 여러 번 올림' }
export const postVisibility: PostVisibility = { postId, isHidden: true, reason: 'spam', hiddenAt: at }

export const moderationEntryPage: ModerationEntryPage = {
  items: [
    {
      id: '4',
      at,
      moderatorId: '48122390031111',
      action: 'hide',
      postId,
      reason: 'spam',
      note: '같은 광고를 여러 번 올림',
    },
  ],
  nextCursor: null,
}
