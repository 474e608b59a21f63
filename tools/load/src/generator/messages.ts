import type { Aims, Op, Phase } from '../workloads/workload.ts'

/** Somebody who plays. */
export interface Player {
  id: number
  /** Value of the authorization header. */
  bearer: string
  /** Whom they follow at the beginning. */
  follows: readonly number[]
}

/** An upload that waits for its post. */
export interface FreeUpload {
  id: number
  ownerId: number
}

/** What the generator plays with; told once. */
export interface Cast {
  origins: { feeds: string; relations: string; posts: string }
  players: readonly Player[]
  /** Who has posted, those with most followers first. */
  authors: readonly number[]
  hashtags: readonly string[]
  /** Id and author of those that are there before. */
  posts: readonly (readonly [id: number, authorId: number])[]
  uploads: readonly FreeUpload[]
}

/** One run. */
export interface Order {
  phases: readonly Phase[]
  aims: Aims
  seed: number
  /** Of so many pages one is read closely for what is wrong. */
  readEvery: number
}

/** Something that was accepted and must be found in the record. */
export interface Written {
  op: Op
  actorId: number
  /** A user or post; of a new post its own id. */
  targetId: number
  /** Of clicks. */
  version: number
  /** Milliseconds since 1970 when the answer was here. */
  atMs: number
}

/** Milliseconds from the drawn moment. */
export interface Latency {
  p50: number
  p90: number
  p99: number
  p999: number
  max: number
}

/** Answers of an op in a phase. */
export interface OpResult {
  phase: string
  op: Op
  arrivals: number
  /** Answers that were right and in time, and all that were right. */
  good: number
  ok: number
  refused: number
  /** Neither: by status, 0 where there was no answer. */
  failed: Record<string, number>
  latency: Latency
  bytes: number
}

/** What was due within a second. */
export interface SecondResult {
  second: number
  arrivals: number
  good: number
  refused: number
  failed: number
  p99: number
}

export interface Played {
  ops: OpResult[]
  seconds: SecondResult[]
  written: Written[]
  /** What was wrong on pages, in words; the first of them. */
  wrong: string[]
  wrongs: number
  pagesRead: number
  /** Connections at the most. */
  connections: number
  /** CPU µs of the generator. */
  cpu: number
}

export type ToGenerator = { cast: Cast } | { order: Order } | { stop: true }
export type FromGenerator = { ready: true } | { played: Played } | { phase: string } | { failed: string }
