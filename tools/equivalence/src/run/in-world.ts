import { createApiClient, createRandom, createTally } from '@matjip/chaos'
import type { Tally } from '@matjip/chaos'
import type { Ablation } from '../ablations/ablation.ts'
import { openWorld } from '../world/open-world.ts'
import type { World } from '../world/open-world.ts'
import { createApi } from './api.ts'
import type { Api } from './api.ts'
import { createSourceReader } from './sources.ts'

export interface InWorldOptions {
  seed: number
  cluster: boolean
  ablation?: Ablation | undefined
  /** The product's settings beside those that are small for everybody. */
  settings?: Readonly<Record<string, string>>
}

/** What happened in a world, whatever was done in it. */
export interface Happened {
  seconds: number
  worldFaults: Tally
  queueFaults: Tally
  answers: Tally
  /** Pages by where their ids came from, as the feed-services count them. */
  sources: Tally
  /** Processes that ended by themselves, and what the work ended with. */
  defects: string[]
}

/** Opens a world, lets `work` do something in it, and closes it. What `work` throws is a defect. */
export async function inWorld(
  options: InWorldOptions,
  work: (world: World, api: Api, happened: Happened) => Promise<void>,
): Promise<Happened> {
  const began = performance.now()
  const defects: string[] = []
  const world = await openWorld({ ...options, onDefect: (words) => void defects.push(words) })
  const client = createApiClient()
  const happened: Happened = {
    seconds: 0,
    worldFaults: createTally(),
    queueFaults: world.queueFaults,
    answers: createTally(),
    sources: createTally(),
    defects,
  }
  try {
    const { product } = world
    const origins = {
      posts: product.origins('posts'),
      feeds: product.origins('feeds'),
      relations: product.origins('relations'),
    }
    const random = createRandom(options.seed).fork('instances')
    const { answers, sources } = happened
    const api = createApi({ call: client.call, origins, tokenOf: product.tokenOf, random, answers })
    const readSources = createSourceReader(origins.feeds, sources)
    await work(world, api, happened)
    await readSources()
  } catch (error) {
    defects.push(String(error))
  } finally {
    client.close()
    await world.close()
  }
  return { ...happened, seconds: (performance.now() - began) / 1_000 }
}
