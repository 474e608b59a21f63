import type { Op } from '../workloads/workload.ts'
import type { Memory } from './knowledge.ts'
import type { Act, Scene } from './scene.ts'

const get = (path: string, reader?: Memory) =>
  `GET ${path} HTTP/1.1\r\nHost: matjip\r\n${reader ? `Authorization: ${reader.player.bearer}\r\n` : ''}\r\n`
const click = (method: 'PUT' | 'DELETE', path: string, actor: Memory) =>
  `${method} ${path} HTTP/1.1\r\nHost: matjip\r\nAuthorization: ${actor.player.bearer}\r\n\r\n`

/** Characters of a JSON body that HTTP would not take as they are: hashtags are Korean. */
const bytesOf = (text: string) => Buffer.byteLength(text)

/** Who does what next. Where an op has no subject yet (nobody has read a first page), what comes before it is done instead. */
export function drawAct(op: Op, scene: Scene): Act {
  switch (op) {
    case 'home': {
      const reader = scene.nextReader()
      return { op, service: 'feeds', request: get('/feed', reader), actor: reader }
    }
    case 'next': {
      const open = scene.walks.shift()
      if (open === undefined) return drawAct('home', scene)
      const { reader, cursor, below } = open
      return { op, service: 'feeds', request: get(`/feed?cursor=${cursor}`, reader), actor: reader, below }
    }
    case 'hashtag': {
      const of = scene.hashtag()
      const reader = scene.anybody()
      return {
        op,
        service: 'feeds',
        request: get(`/feed/hashtags/${encodeURIComponent(of)}`, reader),
        actor: reader,
        of,
      }
    }
    case 'user': {
      const of = String(scene.anyAuthor())
      const reader = scene.anybody()
      return { op, service: 'feeds', request: get(`/feed/users/${of}`, reader), actor: reader, of }
    }
    case 'trending':
    case 'popular':
      return { op, service: 'feeds', request: get(`/feed/${op}`), actor: scene.anybody() }
    case 'like':
    case 'unlike': {
      const { actor, targetId } = (op === 'like' ? scene.seen : scene.liked).shift() ?? scene.anyLike()
      const method = op === 'like' ? 'PUT' : 'DELETE'
      const request = click(method, `/relations/likes/${targetId}`, actor)
      return { op, service: 'relations', request, actor, targetId }
    }
    case 'follow':
    case 'unfollow': {
      const { actor, targetId } = (op === 'unfollow' ? scene.followed.shift() : undefined) ?? scene.anyFollow()
      const method = op === 'follow' ? 'PUT' : 'DELETE'
      const request = click(method, `/relations/follows/${targetId}`, actor)
      return { op, service: 'relations', request, actor, targetId }
    }
    case 'post':
      return post(scene) ?? drawAct('home', scene)
  }
}

function post(scene: Scene): Act | undefined {
  const upload = scene.uploads.shift()
  const actor = upload && scene.knowledge.memoryOf.get(upload.ownerId)
  if (!upload || !actor) return undefined
  const tag = scene.hashtag()
  const body = JSON.stringify({ text: `점심 뭐 먹지 #${tag}`, imageIds: [String(upload.id)] })
  const request =
    `POST /posts HTTP/1.1\r\nHost: matjip\r\nAuthorization: ${actor.player.bearer}\r\nContent-Type: application/json\r\n` +
    `Idempotency-Key: load-${upload.id}-0123456789\r\nContent-Length: ${bytesOf(body)}\r\n\r\n${body}`
  return { op: 'post', service: 'posts', request, actor }
}
