import { MAX_FOLLOWED_HASHTAGS } from '@matjip/contracts'
import type { Language } from '@matjip/service-kit'

/** Why an operation was void, in words. The codes are written by the fold. */
const words: Record<string, Record<Language, string>> = {
  'target-not-found': {
    ko: '대상이 없거나 삭제되어 반영되지 않았습니다.',
    en: 'The target does not exist or was deleted, so nothing was changed.',
  },
  'self-follow': { ko: '자기 자신은 팔로우할 수 없습니다.', en: 'You cannot follow yourself.' },
  blocked: {
    ko: '두 사람 중 한 명이 차단한 상태라 반영되지 않았습니다.',
    en: 'One of you has blocked the other, so nothing was changed.',
  },
  'too-many-hashtags': {
    ko: `해시태그는 ${MAX_FOLLOWED_HASHTAGS}개까지 팔로우할 수 있습니다.`,
    en: `You can follow ${MAX_FOLLOWED_HASHTAGS} hashtags at most.`,
  },
  'actor-deleted': {
    ko: '탈퇴한 계정이라 반영되지 않았습니다.',
    en: 'The account was deleted, so nothing was changed.',
  },
  'too-old': {
    ko: '너무 오래 지연되어 반영되지 않았습니다.',
    en: 'It came far too late, so nothing was changed.',
  },
  quarantined: {
    ko: '기록할 수 없는 요청이라 반영되지 않았습니다.',
    en: 'It could not be recorded, so nothing was changed.',
  },
}
const other: Record<Language, string> = { ko: '반영되지 않았습니다.', en: 'Nothing was changed.' }

/** Words for a failure code; general ones for a code of a newer fold. */
export function failureWords(code: string, language: Language): string {
  return (words[code] ?? other)[language]
}
