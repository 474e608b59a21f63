/** A place to stand, in WGS84. */
export interface Neighbourhood {
  readonly id: string
  readonly ko: string
  readonly en: string
  readonly lat: number
  readonly lng: number
}

/** Where people of Seoul go to eat, for whoever does not want to be located. */
export const neighbourhoods: readonly Neighbourhood[] = [
  { id: 'seongsu', ko: '성수', en: 'Seongsu', lat: 37.5443, lng: 127.0557 },
  { id: 'mangwon', ko: '망원', en: 'Mangwon', lat: 37.556, lng: 126.905 },
  { id: 'yeonnam', ko: '연남', en: 'Yeonnam', lat: 37.5627, lng: 126.9256 },
  { id: 'ikseon', ko: '익선·종로', en: 'Ikseon', lat: 37.5726, lng: 126.9895 },
  { id: 'euljiro', ko: '을지로', en: 'Euljiro', lat: 37.5663, lng: 126.9915 },
  { id: 'itaewon', ko: '이태원', en: 'Itaewon', lat: 37.5345, lng: 126.9946 },
  { id: 'gangnam', ko: '강남역', en: 'Gangnam', lat: 37.498, lng: 127.0276 },
  { id: 'jamsil', ko: '잠실', en: 'Jamsil', lat: 37.5133, lng: 127.1002 },
]
