/** Short names of the provinces that lists write in full: what people say. */
const PROVINCES: Record<string, string> = { 서울특별시: '서울', 경기도: '경기', 인천광역시: '인천' }

/** 서울특별시, 구로구 → 서울 구로구. Null where the province is not one that we know. */
export function koreanArea(province: string | undefined, district: string | undefined): string | null {
  const known = PROVINCES[province ?? ''] ?? Object.values(PROVINCES).find((name) => name === province)
  if (known === undefined) return null
  return district && /[시군구]$/.test(district) ? `${known} ${district}` : known
}
