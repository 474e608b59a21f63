import { CALLERS } from './authz/callers.ts'
import { classes } from './authz/classes.ts'
import { faultLines, matrixLines } from './authz/print-matrix.ts'
import { runMatrix } from './authz/run-matrix.ts'
import { makeThings } from './authz/things.ts'
import { unclassified } from './authz/unclassified.ts'
import { takeCensus } from './census/take-census.ts'
import { readDocument, routesOf } from './world/document.ts'
import { openStack } from './world/open-stack.ts'

const routes = routesOf(readDocument())
const missing = unclassified(routes, classes)
const classed = routes.flatMap((route) => {
  const asked = classes[route.operationId]
  return asked === undefined ? [] : [[route, asked] as const]
})
/** A deleted account is erased before anything is counted. */
const SOON = { ERASE_INTERVAL_MS: '500', ERASE_SETTLE_S: '5', GONE_UPLOADS_S: '5', SWEEP_MS: '1000' }

const stack = await openStack(SOON)
try {
  const outcomes = await runMatrix(stack, await makeThings(stack), classed)
  for (const line of matrixLines(outcomes)) console.log(line)
  const leaks = [...missing, ...faultLines(outcomes)]
  for (const leak of leaks) console.log(leak)
  const kinds = [...(await takeCensus(stack)).stored.keys()].map((name) => name.split(' ')[0])
  const counted = ['table', 'key', 'object'].map((kind) => kinds.filter((one) => one === kind).length)
  const holds = leaks.length === 0 && outcomes.length > 0 && counted.every((count) => count > 0)
  console.log(
    `authz: ${classed.length} routes × ${CALLERS.length} callers, ${outcomes.length} cells, ` +
      `a census of ${counted.join(' + ')} tables, keys and objects after each route, ${leaks.length} leaks, ` +
      (holds ? 'holds' : 'DOES NOT HOLD'),
  )
  process.exitCode = holds ? 0 : 1
} finally {
  await stack.close()
}
