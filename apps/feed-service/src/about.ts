/** How the service presents itself in its OpenAPI document. */
export const about = {
  title: 'Matjip feeds',
  description:
    '홈, 해시태그, 사용자 타임라인. Home, hashtag and user timelines, newest first. ' +
    'A page walk neither skips nor repeats a post that existed throughout; a page may be shorter than `limit`, ' +
    'and the list ends only where `nextCursor` is null. `Link: rel="next"` leads to the next page.',
  tags: [{ name: 'feeds', description: 'Timelines of posts, newest first.' }],
}
