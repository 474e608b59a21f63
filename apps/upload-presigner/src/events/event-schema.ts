import type { Upload } from '@matjip/contracts'
import { ID_PATTERN, MAX_POST_IMAGES } from '@matjip/contracts'
import { Type } from 'typebox'
import { closingFrame, OPENING, uploadFrame } from './event-frames.ts'

const id = ID_PATTERN.slice(1, -1)

export const EventQuery = Type.Object({
  uploadIds: Type.String({
    pattern: `^${id}(,${id}){0,${MAX_POST_IMAGES - 1}}$`,
    description: `Up to ${MAX_POST_IMAGES} uploads of the caller, separated by commas: those of one post.`,
    examples: ['48122390016000,48122390016001'],
  }),
})

export const eventsDescription = `Uploads as they go on, as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html):
issued → uploaded → verified → attached, and whether the derivatives of an image are \`ready\`.

| event | data | meaning |
|---|---|---|
| \`upload\` | the upload, as \`GET /uploads/{uploadId}\` shows it, with \`original: null\` | how it stands: first as it is now, then after each change |
| \`closing\` | \`{reason}\`: \`done\`, \`token-expired\`, \`time-limit\` or \`draining\` | the stream ends; after anything but \`done\` come back |

What is told is a state, not a step: coming back needs no \`Last-Event-ID\`, since the first events say how everything stands. A change
is told within about a second. A comment line comes every 15 seconds. Unknown events are to be passed over.

예: 게시물을 올린 뒤 이 스트림을 열어 두면, 사진의 축소판이 준비되는 순간 \`image.status\` 가 \`ready\` 로 바뀝니다.`

const example: Upload = {
  id: '48122390016000',
  state: 'attached',
  contentType: 'image/jpeg',
  byteSize: 2_481_233,
  postId: '48122390020096',
  failure: null,
  image: {
    id: '48122390016000',
    status: 'ready',
    width: 3024,
    height: 4032,
    placeholder: 'k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==',
    variants: [
      { url: 'https://images.matjip.example/images/48122390016000-a/r1-320.webp', width: 320, height: 427 },
      { url: 'https://images.matjip.example/images/48122390016000-a/r1-1080.webp', width: 1080, height: 1440 },
    ],
  },
  original: null,
  createdAt: '2026-11-23T03:12:45.123Z',
}

/** One document of each event, as it is in `data`. */
export const eventExamples = { upload: example, closing: { reason: 'done' } }

export const eventsResponse = {
  description: 'The stream; it ends when all of them are ready or have failed. (이벤트 스트림)',
  content: {
    'text/event-stream': {
      schema: { type: 'string' },
      example: [OPENING, uploadFrame(example), closingFrame('done')].join(''),
    },
  },
}
