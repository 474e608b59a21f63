/** A dish as it is written, tagged and drawn. Colours are hexadecimal RGB. */
export interface Dish {
  name: string
  category: string
  /** Broth, rice or dough under everything. */
  base: string
  /** What lies on it. */
  toppings: readonly string[]
}

const dish = (name: string, category: string, base: string, ...toppings: string[]): Dish => ({
  name,
  category,
  base,
  toppings,
})

/** In the order of how often they are eaten here: draws follow Zipf's law. */
export const DISHES: readonly Dish[] = [
  dish('국밥', '한식', 'd9c3a0', '8a5a3c', '6f9e4f', 'f2ead8'),
  dish('떡볶이', '분식', 'c8371f', 'f3dfc8', 'e7b26a', '6f9e4f'),
  dish('냉면', '한식', 'cfd8d2', '8b6f5a', 'f5efe0', '7fae5b'),
  dish('돈카츠', '일식', 'c98b3c', 'a8642a', '86b35c', 'f4e3b5'),
  dish('칼국수', '한식', 'e8dcc0', 'f6f0de', '6f9e4f', 'd98b4a'),
  dish('김밥', '분식', '2f3b2c', 'f7f3e8', 'e39a3b', '6f9e4f'),
  dish('삼겹살', '한식', '7a4a3a', 'd99a86', 'f1d5c5', '5f8f45'),
  dish('라멘', '일식', 'd6a563', 'f3e3b0', '7a4a33', '5b8a4a'),
  dish('치즈케이크', '카페', 'f3d98b', 'c98b3c', 'b8323f', 'f8efd2'),
  dish('짜장면', '중식', '3a2a22', '8a6a4a', '86b35c', 'e7d4a8'),
  dish('마라탕', '중식', 'b3301c', 'e0a86a', 'f4ead2', '5b8a4a'),
  dish('만두', '한식', 'efe3cc', 'd8c5a0', 'c9b48a', '7fae5b'),
  dish('비빔밥', '한식', 'f4efe2', 'd9662b', '5f8f45', 'f0c341'),
  dish('초밥', '일식', 'f6f2e6', 'e2704a', 'c83a3a', 'f0d9b0'),
  dish('피자', '양식', 'e6b04a', 'c83a2a', '5f8f45', 'f6ead0'),
  dish('파스타', '양식', 'e9c98a', 'c8452f', 'f5ecd2', '5f8f45'),
  dish('치킨', '치킨', 'b8732c', 'd99a45', '8a4f1e', 'f0dcae'),
  dish('순대', '분식', '4a302a', '2f211e', 'e3cfae', 'd9662b'),
  dish('팥빙수', '카페', 'f4f4f2', '5a2c28', 'e7c9b0', '86b35c'),
  dish('족발', '한식', '8a4f33', 'c98b6a', '5f3322', '6f9e4f'),
  dish('쌀국수', '아시아식', 'd9c9a5', 'f7f3e6', '5f8f45', 'a85a44'),
  dish('핸드드립', '카페', '3b241a', '6b432c', '8a5a3c', 'c9a27a'),
  dish('김치찌개', '한식', 'c24425', 'e7b98a', 'f4ead8', '5f8f45'),
  dish('햄버거', '양식', 'c98b3c', '5f8f45', 'b8402a', 'f0c341'),
]
