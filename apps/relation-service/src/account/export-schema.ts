import type { ExportLine } from './export-line.ts'

export const exportDescription = `내가 남긴 모든 것을 한 줄에 하나씩 JSON으로 내려받습니다. [Newline-delimited JSON](https://github.com/ndjson/ndjson-spec), read from the record as it is sent, however much it is:

| \`type\` | what |
|---|---|
| \`profile\` | names, bio, since when; the first line |
| \`post\` | text, hashtags, restaurant, rating; its photos are the uploads with its \`postId\`. \`hiddenFor\`: a moderator has hidden it, and why |
| \`upload\` | a photo: type, size, checksum. \`GET /uploads/{uploadId}\` has a URL of the original |
| \`follow\`, \`block\`, \`mute\` | the person |
| \`like\`, \`savedPost\` | the post |
| \`savedRestaurant\`, \`hashtag\` | the restaurant, the hashtag |
| \`report\` | a report that was made, of which post and why |
| \`end\` | how many lines came before; without it something is missing: the download broke off |

Followers are not in it: that they follow is theirs. Clicks of the last moments may be missing. Unknown types are to be passed over. Three a minute, one at a time, in ten minutes at most.`

const lines: ExportLine[] = [
  {
    type: 'profile',
    id: '48122390016000',
    handle: 'mina',
    displayName: '미나',
    bio: '성수동 국밥 탐험가',
    createdAt: '2026-09-01T02:10:00.000Z',
  },
  { type: 'follow', id: '48122390020096', name: 'junho', since: '2026-11-20T09:30:00.000Z' },
  { type: 'hashtag', id: '5230127430012345', name: '마라탕', since: '2026-11-20T09:31:00.000Z' },
  { type: 'end', lines: 3 },
]

export const exportResponse = {
  description: 'A line each. (한 줄에 하나씩)',
  content: {
    'application/x-ndjson': {
      schema: { type: 'string' },
      example: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    },
  },
}
