import { useLanguage } from '../i18n/language.ts'

/** Words that come with what is one's own. */
const words = {
  ko: {
    delete: '글 지우기',
    deleteSure: '이 글을 지울까요? 되돌릴 수 없습니다.',
    deleted: '글을 지웠습니다',
    editPost: '글 고치기',
    edited: '글을 고쳤습니다',
    editedMeanwhile: '그 사이 다른 곳에서 글이 바뀌었습니다. 다시 저장하면 지금 쓴 것으로 바뀝니다.',
    save: '저장하기',
    editPerson: '프로필 고치기',
    name: '이름',
    bio: '소개',
    block: '차단',
    unblock: '차단 해제',
    blockSure: '서로의 글과 프로필이 보이지 않고, 팔로우가 끊깁니다. 상대에게는 알리지 않습니다.',
    mute: '뮤트',
    unmute: '뮤트 해제',
    blocks: '차단한 사람',
    mutes: '뮤트한 사람',
    blocked: '차단했습니다',
    unblocked: '차단을 풀었습니다',
    muted: '뮤트했습니다. 내 홈과 해시태그에서 보이지 않아요.',
    unmuted: '뮤트를 풀었습니다',
  },
  en: {
    delete: 'Delete post',
    deleteSure: 'Delete this post? This cannot be undone.',
    deleted: 'Post deleted',
    editPost: 'Edit post',
    edited: 'Post edited',
    editedMeanwhile: 'The post was changed elsewhere meanwhile. Save again to replace that with what is here.',
    save: 'Save',
    editPerson: 'Edit profile',
    name: 'Name',
    bio: 'About',
    block: 'Block',
    unblock: 'Unblock',
    blockSure: 'Neither of you sees the other’s posts and profile any more, and follows end. They are not told.',
    mute: 'Mute',
    unmute: 'Unmute',
    blocks: 'People you block',
    mutes: 'People you mute',
    blocked: 'Blocked',
    unblocked: 'No longer blocked',
    muted: 'Muted: your home and hashtags leave them out.',
    unmuted: 'No longer muted',
  },
} as const
export type OwnWord = keyof typeof words.ko

export function useOwnWords(): (word: OwnWord) => string {
  const { language } = useLanguage()
  return (word) => words[language === 'en' ? 'en' : 'ko'][word]
}
