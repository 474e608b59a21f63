import { drainQueue, type QueueLoad } from './drain.ts'
import type { Role } from './processes.ts'
import type { Say, Stack } from './stack.ts'
import { stopStores } from './stop-stores.ts'

/** Time for a process to answer what it has begun (ms), after which it is killed. */
const GRACE_MS = 12_000

/**
 * Stops a stack in order: nothing new comes in, what is on its way gets up to 10 s to arrive, then those who carry it,
 * then the stores. Says what was left and what had to be killed.
 */
export async function shutDown(stack: Stack, say: Say): Promise<void> {
  await stack.crew.stop()
  await stopRole(stack, 'gateway', say)
  await stopRole(stack, 'ops', say)
  await stopRole(stack, 'api', say)
  await stopRole(stack, 'trends', say)
  await drain(stack, say)
  await stopRole(stack, 'consumer', say)
  await stopRole(stack, 'counter-batch', say)
  // What was folded above has left word in the outbox: the relay and the fan-out go last.
  await stopRole(stack, 'relay', say)
  await drainFanout(stack)
  await stopRole(stack, 'fanout', say)
  await stopRole(stack, 'issuer', say)
  stack.queues?.sqs.destroy()
  if (stack.stores.length > 0) say(`stopping ${stack.stores.map(({ name }) => name).join(', ')}`)
  await stopStores(stack.stores)
}

async function stopRole(stack: Stack, role: Role, say: Say): Promise<void> {
  const children = stack.processes.filter((process) => process.role === role && process.child.isRunning())
  if (children.length > 0) say(`stopping ${children.map(({ child }) => child.name).join(', ')}`)
  await Promise.all(
    children.map(async ({ child }) => {
      if ((await child.stop(GRACE_MS)) === 'killed')
        say(`  ${child.name} did not end within ${GRACE_MS / 1000} s and was killed`)
    }),
  )
}

/** Drains only while those who empty the queue live; otherwise just reports. */
async function drain({ queues, processes }: Stack, say: Say): Promise<void> {
  if (!queues) return
  const carriers = processes.filter(({ role }) => role === 'consumer' || role === 'counter-batch')
  const canDrain = carriers.length > 0 && carriers.every(({ child }) => child.isRunning())
  try {
    const left = canDrain
      ? await drainQueue(queues.sqs, queues.urls.relations)
      : await drainQueue(queues.sqs, queues.urls.relations, 0)
    say(describeLeft(left, queues.isEmbedded))
  } catch (error) {
    say(`the queue could not be asked what it holds: ${(error as Error).message}`)
  }
}

/** Timelines are caches of a Redis that lives on: what has left the outbox should reach them. Nothing is said: what is left is in the record. */
async function drainFanout({ queues, processes }: Stack): Promise<void> {
  const workers = processes.filter(({ role }) => role === 'fanout')
  if (!queues || workers.length === 0 || !workers.every(({ child }) => child.isRunning())) return
  await drainQueue(queues.sqs, queues.urls.postEvents).catch(() => undefined)
}

/** What a person is told about clicks that did not reach Postgres. */
export function describeLeft({ waiting, inFlight }: QueueLoad, isEmbedded: boolean): string {
  if (waiting + inFlight === 0) return 'the queue is drained: every accepted click is in Postgres'
  const left = `left in the queue: ${waiting} waiting, ${inFlight} in flight`
  if (!isEmbedded) return `${left}; they stay there and come back at the next start`
  return `${left}; the embedded queue is in memory, so those that Redis does not hold as pending are gone`
}
