import { seededRandom } from '../arena/graph.ts'
import { ownCpu } from '../cost/cpu.ts'
import type { Op } from '../workloads/workload.ts'
import { drawAct } from './act.ts'
import type { Answer } from './answer-reader.ts'
import { weighted } from './draw.ts'
import { endOfPage } from './end-of-page.ts'
import { judgePage } from './judge-page.ts'
import type { SeenPage } from './judge-page.ts'
import { openLanes } from './lanes.ts'
import type { Order, Played, Written } from './messages.ts'
import { playPhase } from './open-loop.ts'
import type { Act, Scene } from './scene.ts'
import { createTally, isRight } from './tally.ts'

/** What is wrong is named so often. */
const NAMED = 20
const CLICKS: readonly Op[] = ['like', 'unlike', 'follow', 'unfollow']

/** Plays an order to its last answer, among people who remember what they did in earlier ones. @param begun told of each phase */
export async function play(scene: Scene, order: Order, begun: (phase: string) => void): Promise<Played> {
  const random = seededRandom(order.seed)
  scene.aims = order.aims
  const { feeds, relations, posts } = scene.origins
  const lanes = { feeds: openLanes(feeds), relations: openLanes(relations), posts: openLanes(posts) }
  const tally = createTally(performance.now())
  const written: Written[] = []
  const wrong: string[] = []
  const counts = { wrongs: 0, pages: 0, read: 0 }
  const cpuBefore = ownCpu()

  const read = (act: Act, askedAt: number, { body }: Answer) => {
    counts.pages += 1
    if (act.op === 'home') goOn(scene, act, body)
    if (counts.pages % order.readEvery !== 0) return
    counts.read += 1
    const page = JSON.parse(body.toString()) as SeenPage
    const { op, actor: reader, below, of } = act
    const asked = { op, reader, askedAt, ...(below !== undefined && { below }), ...(of !== undefined && { of }) }
    const found = judgePage(page, asked, scene.knowledge)
    counts.wrongs += found.length > 0 ? 1 : 0
    for (const words of found) if (wrong.length < NAMED) wrong.push(`${op} of ${reader.player.id}: ${words}`)
    follow(scene, act, page)
  }

  const one = async (phase: string, op: Op, dueAt: number) => {
    const act = drawAct(op, scene)
    const askedAt = performance.now()
    const isClick = CLICKS.includes(act.op)
    if (isClick) begin(act)
    const answer = await lanes[act.service].send(act.request)
    const now = performance.now()
    tally.note({ phase, op: act.op, dueAt, ms: now - dueAt, status: answer.status, bytes: answer.body.length })
    if (!isRight(act.op, answer.status)) return
    if (act.service === 'feeds') return read(act, askedAt, answer)
    written.push(noteWritten(scene, act, answer, now))
  }

  const underWay: Promise<void>[] = []
  for (const phase of order.phases) {
    begun(phase.name)
    const draw = weighted(Object.entries(phase.mix) as [Op, number][], random)
    await playPhase(phase, random, (dueAt) => void underWay.push(one(phase.name, draw(), dueAt)))
  }
  await Promise.all(underWay)
  const connections = Object.values(lanes).reduce((sum, lane) => sum + lane.connections(), 0)
  for (const lane of Object.values(lanes)) lane.close()
  return {
    ...{ ops: tally.ops(), seconds: tally.seconds(), written, wrong, connections },
    ...{ wrongs: counts.wrongs, pagesRead: counts.read, cpu: ownCpu() - cpuBefore },
  }
}

/** Notes a click that is under way. */
function begin({ op, actor, targetId = 0 }: Act): void {
  const before = actor.clicks.get(targetId)
  const isSure = before === undefined || (before.isSure && before.acceptedAt !== undefined)
  actor.clicks.set(targetId, { active: isSetting(op), acceptedAt: undefined, isSure })
}

const isSetting = (op: Op) => op === 'like' || op === 'follow'

/** Whoever has read a first page may go on: so does everybody, also whose page nobody reads closely. */
function goOn(scene: Scene, { actor: reader }: Act, body: Buffer): void {
  const end = endOfPage(body)
  if (end) scene.remember(scene.walks, { reader, cursor: encodeURIComponent(end.cursor), below: end.below })
}

/** Somebody may like a post that they have seen. */
function follow(scene: Scene, { op, actor }: Act, { items }: SeenPage): void {
  if (op !== 'home') return
  const one = items[Math.floor(scene.random() * items.length)]
  if (one) scene.remember(scene.seen, { actor, targetId: Number(one.post.id) })
}

/** Notes what was accepted, for later pages and for the record. */
function noteWritten(scene: Scene, { op, actor, targetId = 0 }: Act, { body }: Answer, now: number): Written {
  const answer = JSON.parse(body.toString()) as { id: string; version?: number }
  const at = { actorId: actor.player.id, atMs: performance.timeOrigin + now }
  if (op === 'post') {
    const id = Number(answer.id)
    actor.posts.push({ id, acceptedAt: now })
    return { op, ...at, targetId: id, version: 0 }
  }
  const click = actor.clicks.get(targetId)
  if (click?.isSure) click.acceptedAt = now
  if (op === 'like') scene.remember(scene.liked, { actor, targetId })
  if (op === 'follow') scene.remember(scene.followed, { actor, targetId })
  return { op, ...at, targetId, version: answer.version ?? 0 }
}
