import type { SavedPostPage } from '../own-lists.ts'
import type { Image } from '../image.ts'
import type { Post, PostPage, PostPatch, PostRequest } from '../post.ts'
import { mina } from './people.ts'
import { restaurantSummary } from './restaurants.ts'

export const image: Image = {
  id: '48122390016001',
  status: 'ready',
  width: 3024,
  height: 4032,
  placeholder: 'k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==',
  variants: [
    { url: 'https://images.matjip.example/images/48122390016001-a/r1-320.webp', width: 320, height: 427 },
    { url: 'https://images.matjip.example/images/48122390016001-a/r1-1080.webp', width: 1080, height: 1440 },
  ],
}

export const postRequest: PostRequest = {
  text: '성수 국밥 최고 #성수동맛집#국밥 #점심',
  imageIds: [image.id],
  restaurantId: restaurantSummary.id,
  rating: 5,
}

export const postPatch: PostPatch = { text: '성수 국밥, 두 번째도 최고 #국밥', rating: null }

export const post: Post = {
  id: '48122390020225',
  author: mina,
  text: postRequest.text,
  hashtags: ['성수동맛집', '국밥', '점심'],
  images: [image],
  restaurant: restaurantSummary,
  rating: 5,
  onSite: true,
  createdAt: '2026-11-23T03:12:45.123Z',
  editedAt: null,
  version: 1,
  counts: { likes: 17 },
  viewer: {
    liked: true,
    likePending: true,
    saved: false,
    savePending: false,
    following: true,
    followPending: false,
  },
}

export const postPage: PostPage = { items: [post], nextCursor: 'AWcBa5kq3xE' }
export const savedPostPage: SavedPostPage = {
  items: [{ post, since: '2026-11-23T04:00:00.000Z' }],
  nextCursor: null,
}
