/** What the OpenAPI document says of this service. */
export const about = {
  title: 'Matjip posts',
  description: '맛집 게시물과 식당. Posts with photos and hashtags, and the restaurants that they are about.',
  tags: [
    { name: 'posts', description: 'Posts, their edits and who likes them.' },
    { name: 'restaurants', description: 'Places to eat.' },
    { name: 'moderation', description: 'Reports, hidden posts, and what moderators decided.' },
  ],
}
