import type { RelationOperation } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { formatId, relationKinds } from '@matjip/contracts'
import type { Post } from '@matjip/contracts'
import { createStoryPost, eventName } from '../model/story.ts'
import type { Story, StoryPost } from '../model/story.ts'
import type { ClickLog } from '../model/click-log.ts'
import type { EventLog } from '../model/event-log.ts'
import type { Step, Tag, Who } from '../plan/steps.ts'
import type { Api } from './api.ts'
import type { People } from './people.ts'

export interface ActorDeps {
  api: Api
  story: Story
  people: People
  clicks: ClickLog
  events: EventLog
  /** Makes the next commit of an author's post late, by milliseconds. @returns ends it early where nothing came */
  delayCommit: (authorId: number, ms: number) => Promise<() => Promise<void>>
  /** A photo of a person's for their next post. @returns its id */
  upload: (ownerId: number) => Promise<string>
  /** A word that no other text begins with. */
  nextMark: () => string
}

type Doing<What extends Step['do']> = Extract<Step, { do: What }>

/** Does what people do, and notes what readers must see from when on. */
export function createActor({ api, story, people, clicks, events, delayCommit, upload, nextMark }: ActorDeps) {
  const textOf = (mark: string, words: string, tags: readonly Tag[]) =>
    [mark, words, ...tags.map((tag) => `#${people.nameOf(tag)}`)].join(' ')
  const namesOf = (tags: readonly Tag[]) => tags.map((tag) => people.nameOf(tag))
  /** Own posts whose creation was answered and whose deletion was not begun. */
  const living = (who: Who) => {
    const authorId = people.idOf(who)
    return story.posts.filter(
      ({ id, authorId: author, isGivenUp }) => id !== undefined && author === authorId && !isGivenUp,
    )
  }
  const nthOf = (who: Who, nth: number): StoryPost | undefined => {
    const posts = living(who)
    return posts[nth % Math.max(1, posts.length)]
  }

  async function post({ by, tags, lateMs }: Doing<'post'>): Promise<void> {
    const authorId = people.idOf(by)
    const one = createStoryPost(authorId, nextMark())
    const from = performance.now()
    let ackedAt: number | undefined = undefined
    let event = ''
    one.hashtags.change({ value: namesOf(tags), from, seenFrom: () => from })
    one.isThere.change({ value: true, from, seenFrom: () => ackedAt })
    one.isOut.change({ value: true, from, seenFrom: () => latest(ackedAt, events.dealtWith(event)) })
    story.posts.push(one)
    const imageIds = [await upload(authorId)]
    const release = lateMs > 0 ? await delayCommit(authorId, lateMs) : undefined
    const { body } = await api.ask({
      service: 'posts',
      method: 'POST',
      path: '/posts',
      userId: authorId,
      headers: { 'idempotency-key': one.mark },
      body: { text: textOf(one.mark, '첫 글', tags), imageIds },
      expected: [201],
    })
    await release?.()
    const made = JSON.parse(body) as Post
    one.id = Number(made.id)
    event = eventName({ type: 'post.created', postId: one.id, version: 1 })
    ackedAt = performance.now()
  }

  async function edit({ by, nth, tags }: Doing<'edit'>): Promise<void> {
    const one = nthOf(by, nth)
    if (one?.id === undefined) return
    const from = performance.now()
    const before = Math.max(...one.version.possible(from, from))
    let ackedAt: number | undefined = undefined
    let event = ''
    // Where Redis could not be told, the event tells it.
    let isLost = false
    const version = {
      value: before + 1,
      from,
      seenFrom: () => (isLost ? latest(ackedAt, events.dealtWith(event)) : ackedAt),
    }
    one.version.change(version)
    one.hashtags.change({ value: namesOf(tags), from, seenFrom: () => latest(ackedAt, events.dealtWith(event)) })
    const { body } = await api.ask({
      service: 'posts',
      method: 'PATCH',
      path: `/posts/${one.id}`,
      userId: one.authorId,
      headers: { 'if-match': '*' },
      body: { text: textOf(one.mark, '고친 글', tags) },
      expected: [200],
    })
    // A first try whose answer was lost made a version too.
    version.value = (JSON.parse(body) as Post).version
    event = eventName({ type: 'post.edited', postId: one.id, version: version.value })
    isLost = clicks.mayBeLost(from)
    ackedAt = performance.now()
  }

  async function remove({ by, nth }: Doing<'delete'>): Promise<void> {
    const one = nthOf(by, nth)
    if (one?.id === undefined) return
    const from = performance.now()
    one.isGivenUp = true
    const version = Math.max(...one.version.possible(from, from)) + 1
    const event = eventName({ type: 'post.deleted', postId: one.id, version })
    let ackedAt: number | undefined = undefined
    let isLost = false
    const isDealtWith = () => latest(ackedAt, events.dealtWith(event))
    one.isThere.change({ value: false, from, seenFrom: () => (isLost ? isDealtWith() : ackedAt) })
    one.isOut.change({ value: false, from, seenFrom: isDealtWith })
    // 404: a first try whose answer was lost.
    const path = `/posts/${one.id}`
    await api.ask({ service: 'posts', method: 'DELETE', path, userId: one.authorId, expected: [204, 404] })
    isLost = clicks.mayBeLost(from)
    ackedAt = performance.now()
  }

  async function follow({ by, whom, on }: Doing<'follow' | 'block' | 'mute'>): Promise<void> {
    const [actorId, targetId] = [people.idOf(by), people.idOf(whom)]
    const fact = story.follow(actorId, targetId)
    const from = performance.now()
    const isBlocked = [story.block(actorId, targetId), story.block(targetId, actorId)].some((block) =>
      block.possible(from, from).has(true),
    )
    if (isBlocked) fact.blur(on, from)
    let seenFrom: () => number | undefined = () => undefined
    if (!isBlocked) fact.change({ value: on, from, seenFrom: () => seenFrom() })
    const version = await accept(actorId, `follows/${formatId(targetId)}`, on)
    seenFrom = clicks.accepted({ kind: relationKinds.follow, actorId, targetId, version }, from)
  }

  async function followTag({ by, tag, on }: Doing<'follow tag'>): Promise<void> {
    const [actorId, name] = [people.idOf(by), people.nameOf(tag)]
    let seenFrom: () => number | undefined = () => undefined
    const from = performance.now()
    story.followTag(actorId, name).change({ value: on, from, seenFrom: () => seenFrom() })
    const version = await accept(actorId, `hashtags/${encodeURIComponent(name)}`, on)
    seenFrom = clicks.accepted({ kind: relationKinds.hashtag, actorId, targetId: hashtagKeyOf(name), version }, from)
  }

  async function accept(userId: number, path: string, on: boolean): Promise<number> {
    const method = on ? 'PUT' : 'DELETE'
    const { body } = await api.ask({
      service: 'relations',
      method,
      path: `/relations/${path}`,
      userId,
      expected: [202],
    })
    return (JSON.parse(body) as RelationOperation).version
  }

  async function hide({ do: kind, by, whom, on }: Doing<'follow' | 'block' | 'mute'>): Promise<void> {
    const [actorId, targetId] = [people.idOf(by), people.idOf(whom)]
    const from = performance.now()
    let ackedAt: number | undefined = undefined
    const fact = kind === 'block' ? story.block(actorId, targetId) : story.mute(actorId, targetId)
    // Blocking, and taking it back, end the follows between the two, some time soon.
    if (kind === 'block')
      for (const [a, b] of [
        [actorId, targetId],
        [targetId, actorId],
      ] as const)
        story.follow(a, b).blur(false, from)
    fact.change({ value: on, from, seenFrom: () => ackedAt })
    const path = `/relations/${kind}s/${formatId(targetId)}`
    await api.ask({ service: 'relations', method: on ? 'PUT' : 'DELETE', path, userId: actorId, expected: [200] })
    ackedAt = performance.now()
  }

  return { post, edit, remove, follow, followTag, hide }
}

/** Both have to be: the answer and the end of the event. */
function latest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other)
}

export type Actor = ReturnType<typeof createActor>
