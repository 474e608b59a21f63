/** How the service presents itself in its OpenAPI document. */
export const about = {
  title: 'Matjip feeds',
  description:
    '홈, 해시태그, 사용자 타임라인, 뜨는 게시물과 해시태그. Home, hashtag, user and nearby timelines, newest first; trending and popular lists by rank. ' +
    'A page walk neither skips nor repeats a post that existed throughout; a page may be shorter than `limit`, ' +
    'and the list ends only where `nextCursor` is null. `Link: rel="next"` leads to the next page.',
  tags: [{ name: 'feeds', description: 'Timelines and ranked lists of posts, and lists of hashtags.' }],
}
