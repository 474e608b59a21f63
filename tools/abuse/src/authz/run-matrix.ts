import type { RelationOperation } from '@matjip/contracts'
import { userIdOf } from '@matjip/contracts/user-id'
import { request, until } from '@matjip/e2e'
import { changesBetween } from '../census/changes-between.ts'
import type { Census } from '../census/changes-between.ts'
import { takeCensus } from '../census/take-census.ts'
import type { Route } from '../world/document.ts'
import type { AttackedStack } from '../world/open-stack.ts'
import { send } from '../world/send.ts'
import type { Person } from '../world/tokens.ts'
import { tokenOf } from './callers.ts'
import type { Caller } from './callers.ts'
import { callersOf, cellOf } from './cell.ts'
import type { Cell } from './cell.ts'
import type { RouteClass } from './classes.ts'
import { changesNothing, judgeCell } from './judge-cell.ts'
import type { Things } from './things.ts'

/** What came of one cell. */
export interface Outcome {
  cell: Cell
  status: number
  faults: string[]
}

/** Milliseconds between two looks at whether everything is at rest: a fold, a relay and a look for photos lie between. */
const REST_MS = 2_500

/**
 * Asks every cell. First those that must leave everything as it was, with a census after those of each route and one after
 * whatever is asynchronous has had its time; then those that may act, of which a void click must come to nothing.
 */
export async function runMatrix(
  stack: AttackedStack,
  things: Things,
  classed: readonly (readonly [Route, RouteClass])[],
): Promise<Outcome[]> {
  const cells = classed.flatMap(([route, asked]) =>
    callersOf(route).map((caller) => ({ asked, cell: cellOf(route, { caller, of: asked }, things) })),
  )
  const census = () => takeCensus(stack)
  const outcomes: Outcome[] = []
  let before = await atRest(census)
  const first = before
  const differences = (earlier: Census, later: Census, of: readonly RouteClass[]) => {
    const notes = of.flatMap(({ mayNote }) => mayNote?.(things) ?? [])
    return changesBetween(earlier, later).filter((change) => !notes.some((note) => change.startsWith(`${note}:`)))
  }
  for (const [route, own] of classed) {
    const quiet = cells.filter(({ cell }) => cell.route === route && changesNothing(cell))
    for (const { asked, cell } of quiet) outcomes.push(await ask(stack, things, asked, cell))
    const after = await census()
    const changes = differences(before, after, [own]).map(
      (change) => `one of this route's refused callers or readers changed ${change}`,
    )
    outcomes.at(-1)?.faults.push(...changes)
    before = after
  }
  const late = differences(
    first,
    await atRest(census),
    classed.map(([, each]) => each),
  )
  if (late.length > 0 && outcomes[0])
    outcomes[0].faults.push(...late.map((change) => `refused or read, and yet: ${change}`))
  for (const { asked, cell } of cells.filter((one) => !changesNothing(one.cell))) {
    const outcome = await ask(stack, things, asked, cell)
    if (asked.void?.some((who) => who === cell.caller) && outcome.faults.length === 0)
      outcome.faults.push(...(await judgeVoid(stack, things, cell.caller)))
    outcomes.push(outcome)
  }
  return outcomes
}

/** The last answers to clicks, by caller: their operations are looked at. */
const operations = new Map<Caller, string>()

async function ask(stack: AttackedStack, things: Things, asked: RouteClass, cell: Cell): Promise<Outcome> {
  const { caller, route } = cell
  const isUsedUp = asked.fresh !== undefined && !changesNothing(cell)
  const sent = isUsedUp
    ? cellOf(route, { caller, of: { ...asked, path: await freshPath(asked, things) } }, things).sent
    : cell.sent
  const isGivenUp = asked.usesUpCaller === true && !changesNothing(cell)
  const token = isGivenUp ? await stack.tokens.good(somebody(caller)) : await tokenOf(caller, things, stack)
  const received = await send(stack.url, sent, token)
  if (received.status === 202 && !isGivenUp) operations.set(caller, (JSON.parse(received.text) as RelationOperation).id)
  return { cell, status: received.status, faults: judgeCell(cell, asked, received, things) }
}

/** A person whom nobody has met. */
function somebody(caller: Caller): Person {
  const handle = `authz_given_up_${caller}`
  return { userId: String(userIdOf(handle)), handle }
}

async function freshPath(asked: RouteClass, things: Things) {
  const made = (await asked.fresh?.(things)) ?? {}
  return () => made
}

/** A click that must come to nothing: its own operation says so. */
async function judgeVoid(stack: AttackedStack, things: Things, caller: Caller): Promise<string[]> {
  const token = await tokenOf(caller, things, stack)
  const headers = { authorization: `Bearer ${token}` }
  const path = `/relations/operations/${operations.get(caller)}`
  const look = async () => (await request<RelationOperation>(stack.url, 'GET', path, { headers })).body
  const seen = await until(path, look, ({ status }) => status === 'failed' || status === 'persisted')
  return seen.status === 'failed' ? [] : [`the click of the ${caller} one is ${seen.status}`]
}

/** The census once it no longer moves. */
async function atRest(census: () => Promise<Census>): Promise<Census> {
  let last = await census()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    const next = await census()
    if (changesBetween(last, next).length === 0) return next
    last = next
  }
}
