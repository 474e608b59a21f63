import { userIdOf } from '@matjip/contracts/user-id'
import type { SeedUser } from './content.ts'
import type { Random } from './random.ts'

/** People to sign in as: everyone of them has a full home feed. */
export const NAMED_PEOPLE: readonly { handle: string; displayName: string; bio: string }[] = [
  { handle: 'mina', displayName: '미나', bio: '성수동 국밥 탐험가. 점심 한 끼에 진심입니다.' },
  { handle: 'jun', displayName: '준', bio: '면이라면 어디든. 주말엔 칼국수 지도를 그려요.' },
  { handle: 'sora', displayName: '소라', bio: '디저트가 본식입니다.' },
  { handle: 'hana', displayName: '하나', bio: '망원동에서 걸어갈 수 있는 맛집만.' },
  { handle: 'minho', displayName: '민호', bio: '회사 앞 점심 기록장' },
  { handle: 'yuna', displayName: '유나', bio: '커피 내리는 사람, 케이크 먹는 사람' },
  { handle: 'taeyang', displayName: '태양', bio: '매운 음식 단계별 도전 중' },
  { handle: 'bora', displayName: '보라', bio: '시장 골목 전문' },
  { handle: 'dohyun', displayName: '도현', bio: '고기는 늘 옳다' },
  { handle: 'nari', displayName: '나리', bio: '혼밥 레벨 만렙' },
  { handle: 'seojin', displayName: '서진', bio: '오래된 노포를 찾아다녀요' },
  { handle: 'ara', displayName: '아라', bio: '바다가 보이는 식당 수집가' },
]

const FAMILY = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
]
const GIVEN_FIRST = [
  '민',
  '서',
  '지',
  '하',
  '도',
  '예',
  '유',
  '수',
  '시',
  '주',
  '은',
  '현',
  '태',
  '다',
  '채',
  '가',
  '나',
]
const GIVEN_SECOND = [
  '준',
  '연',
  '우',
  '윤',
  '아',
  '원',
  '진',
  '빈',
  '영',
  '호',
  '인',
  '율',
  '린',
  '경',
  '희',
  '솔',
  '온',
]
const BIO_PLACES = ['성수', '망원', '연남', '을지로', '종로', '강남', '잠실', '이태원', '혜화', '신촌', '서촌', '수원']
const BIO_LIKES = ['국밥', '냉면', '떡볶이', '돈카츠', '라멘', '만두', '칼국수', '케이크', '커피', '김밥', '피자', '회']
const BIO_ENDS = ['좋아해요', '없이는 못 살아요', '기록 중', '지도를 만들고 있어요', '찾아 삼만리', '전문가 지망생']
const DAY_MS = 86_400_000
/** Newcomers and people of the first hour. */
const OLDEST_DAYS = 300
const NEWEST_DAYS = 30

/** A user with an invented name. */
export function inventUser(handle: string, random: Random, now: number): SeedUser {
  const displayName = random.pick(FAMILY) + random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND)
  const bio = `${random.pick(BIO_PLACES)} ${random.pick(BIO_LIKES)} ${random.pick(BIO_ENDS)}`
  // A third of all people never write a word about themselves.
  return userOf({ handle, displayName, bio: random.chance(1 / 3) ? '' : bio }, random, now)
}

/** The users to sign in as. */
export function namedUsers(random: Random, now: number): SeedUser[] {
  return NAMED_PEOPLE.map((person) => userOf(person, random, now))
}

function userOf(person: { handle: string; displayName: string; bio: string }, random: Random, now: number): SeedUser {
  const age = NEWEST_DAYS + random.next() * (OLDEST_DAYS - NEWEST_DAYS)
  return { id: userIdOf(person.handle), ...person, createdAt: Math.floor(now - age * DAY_MS) }
}
