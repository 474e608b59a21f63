/** `npm run capacity:verify`: the planner against a live Redis and a live queue. Exit 0 only where both are within 10 %. */
import { openSqs } from '@matjip/queue'
import { startMeasuredRedis, startStores } from '@matjip/stack'
import { per } from '../report/numbers.ts'
import { compareRedis } from './compare-redis.ts'
import { measureOverhead, replay } from './replay.ts'

/** What is loaded, and how far off a prediction may be. */
const USERS = 10_000
const WITHIN = 0.1
/** A lunch in 45 seconds: messages of each, a bell on a few. */
const ARRIVALS = Array.from({ length: 45 }, (_, second) =>
  Math.round(4 + 90 * Math.exp(-((second - 14) ** 2) / (2 * 5 ** 2))),
)

const server = await startMeasuredRedis()
const families = await compareRedis(server, USERS).finally(() => server.stop())
console.log(`Redis with the keys of ${USERS.toLocaleString('en-US')} users`)
for (const { name, keys, entries, predicted, measured, error } of families)
  console.log(
    `  ${name.padEnd(28)} ${String(keys).padStart(7)} keys of ${entries.toFixed(1).padStart(6)}: predicted ${(predicted / 1e6).toFixed(2).padStart(7)} MB, is ${(measured / 1e6).toFixed(2).padStart(7)} MB, ${(error * 100).toFixed(1).padStart(6)} %`,
  )

const stores = await startStores({ only: ['sqs'] })
process.env.AWS_ENDPOINT_URL_SQS = stores.sqsEndpoint
process.env.AWS_REGION ??= 'ap-northeast-2'
process.env.AWS_ACCESS_KEY_ID ??= 'local'
process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
const sqs = openSqs()
const overheadS = await measureOverhead(sqs)
const replays = await Promise.all([
  replay(sqs, { name: 'five containers', arrivals: ARRIVALS, consumer: () => 5, overheadS }),
  replay(sqs, {
    name: 'pollers that grow while busy',
    arrivals: ARRIVALS,
    // Lambda's rule in small: it starts with two, and one comes every two seconds while messages are left over.
    consumer: (second, busy, before) => (busy && second % 2 === 0 ? before + 1 : Math.max(2, before)),
    overheadS,
  }),
])
sqs.destroy()
await stores.stop()
console.log(
  `\nA lunch of ${ARRIVALS.reduce((sum, count) => sum + count, 0)} messages on a real queue; receive and delete take ${(overheadS * 1e3).toFixed(0)} ms`,
)
for (const { name, predicted, measured, meanError, peakError } of replays)
  console.log(
    `  ${name}: deepest ${Math.max(...predicted).toFixed(0)} predicted, ${Math.max(...measured)} measured (${per(peakError)} off); the curve is ${per(meanError)} of the peak off on average`,
  )
const worstFamily = Math.max(...families.map(({ error }) => Math.abs(error)))
const worstCurve = Math.max(...replays.flatMap(({ meanError, peakError }) => [meanError, peakError]))
const holds = worstFamily <= WITHIN && worstCurve <= WITHIN
console.log(
  `\ncapacity:verify ${holds ? 'holds' : 'FAILS'}: ${families.length} families within ${(worstFamily * 100).toFixed(1)} %, ${replays.length} queue curves within ${(worstCurve * 100).toFixed(1)} % (at most ${per(WITHIN)})`,
)
process.exitCode = holds ? 0 : 1
