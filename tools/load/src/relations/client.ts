import { Pool } from 'undici'
import type { Click } from '../arena/clicks.ts'

/** Connections to one instance: more than are ever in use below saturation. */
const CONNECTIONS = 128

/** An answer to a click. */
export interface Answer {
  status: number
  body: { id?: string; version?: number; [key: string]: unknown }
}

/** HTTP with kept-alive connections, over instances in turn. */
export interface Client {
  /** @param instance which of the instances; in turn by default */
  click: (click: Click, instance?: number) => Promise<Answer>
  get: <T>(path: string, userId: number, instance?: number) => Promise<T>
  close: () => Promise<void>
}

export function openClient(origins: readonly string[], bearerOf: (userId: number) => string): Client {
  const pools = origins.map((origin) => new Pool(origin, { connections: CONNECTIONS, pipelining: 1 }))
  let turn = 0
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', path: string, userId: number, instance = turn++) => {
    const pool = pools[instance % pools.length] as Pool
    const response = await pool.request({ method, path, headers: { authorization: bearerOf(userId) } })
    return { status: response.statusCode, body: await response.body.json() }
  }
  return {
    async click({ kind, targetId, actorId, active }, instance) {
      return (await ask(active ? 'PUT' : 'DELETE', `/relations/${kind}s/${targetId}`, actorId, instance)) as Answer
    },
    async get<T>(path: string, userId: number, instance?: number) {
      const { status, body } = await ask('GET', path, userId, instance)
      if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
      return body as T
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
}
