/** Areas to choose from: districts that the demo and the real lists have posts of. `areaName` is how restaurants have them. */
export const AREAS: readonly string[] = [
  '서울',
  '서울 성동구',
  '서울 마포구',
  '서울 종로구',
  '서울 중구',
  '서울 강남구',
  '서울 용산구',
  '서울 송파구',
  '경기',
  '인천',
]
