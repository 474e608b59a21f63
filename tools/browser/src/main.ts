import { availableParallelism, loadavg } from 'node:os'
import { bundleBytes } from './bundle-size.ts'
import { openWorld, PICTURES } from './open-world.ts'
import { auditPages } from './steps/audit-pages.ts'
import { darkMode } from './steps/dark-mode.ts'
import { keyboardOnly } from './steps/keyboard-only.ts'
import { editOwnPost } from './steps/edit-own-post.ts'
import { hidePeople } from './steps/hide-people.ts'
import { newPosts } from './steps/new-posts.ts'
import { queueOutage } from './steps/queue-outage.ts'
import { measureQuickness } from './steps/quickness.ts'
import { scroll500 } from './steps/scroll-500.ts'
import { shareAMeal } from './steps/share-a-meal.ts'
import { watchOperations } from './steps/watch-operations.ts'
import { createWatch, leaveAll } from './visitor.ts'

/** What is promised: a card within a second, a press within a tenth, and all code and styles of pages in so many bytes. */
const CARD_MS = 1_000
const PRESS_MS = 100
const BUNDLE_BYTES = 120_000

/** `npm run e2e:browser [word…]`: only steps whose claim holds one of the words. */
const wanted = process.argv.slice(2)
/** How much else the machine does: times above are those of a page that shares it. */
const load = () => `${(loadavg()[0] ?? 0).toFixed(1)} processes want the ${availableParallelism()} cores`
const steps = [
  darkMode,
  keyboardOnly,
  shareAMeal,
  editOwnPost,
  hidePeople,
  newPosts,
  scroll500,
  queueOutage,
  watchOperations,
  auditPages,
].filter(({ claim }) => wanted.length === 0 || wanted.some((word) => claim.includes(word)))

const began = Date.now()
const watch = createWatch()
const world = await openWorld().catch((error: Error) => {
  console.log(`e2e:browser: failed before the first step: ${error.message}`)
  process.exit(1)
})
console.log(`stack and browser ready in ${((Date.now() - began) / 1000).toFixed(0)} s at ${world.url}`)
const failures: string[] = []
const scene = { world, watch }
let passed = 0
try {
  for (const { claim, run } of steps) {
    try {
      console.log(`ok      ${claim}: ${await run(scene)}`)
      passed++
    } catch (error) {
      failures.push(claim)
      console.log(`FAILED  ${claim}: ${(error as Error).message}`)
      await world.startQueue()
      await leaveAll(world.browser)
    }
  }
  const quick = await measureQuickness(scene)
  const { pages: bytes, own } = bundleBytes()
  const foreign = [...watch.requests].filter((url) => !/^(data:|blob:|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(url))
  const claim = (holds: boolean, words: string) => {
    if (holds) passed++
    else failures.push(words)
    console.log(`${holds ? 'ok    ' : 'FAILED'}  ${words}`)
  }
  claim(
    foreign.length === 0,
    `no request leaves the machine: ${watch.requests.size} addresses asked for, ${foreign.length} elsewhere ${foreign.slice(0, 3).join(' ')}`,
  )
  claim(watch.complaints.length === 0, `no error in the console: ${watch.complaints.slice(0, 3).join(' | ') || 'none'}`)
  claim(
    quick.firstCardMs < CARD_MS,
    `first card in ${Math.round(quick.firstCardMs)} ms, ${Math.round(quick.firstCardCpuMs)} ms of them computed by the page (medians of 5 visits with nothing cached; below ${CARD_MS}; ${load()})`,
  )
  const each = Object.entries(quick.byInteraction).map(([name, ms]) => `${name} ${Math.round(ms)}`)
  claim(
    quick.interactionMs < PRESS_MS,
    `slowest kind of press in ${Math.round(quick.interactionMs)} ms (medians of 5: ${each.join(', ')}; below ${PRESS_MS})`,
  )
  claim(
    bytes <= BUNDLE_BYTES,
    `scripts and styles of all pages ${(bytes / 1000).toFixed(1)} KB gzip (at most ${BUNDLE_BYTES / 1000}), and ${(own / 1000).toFixed(1)} KB with what is one's own`,
  )
  console.log(`screenshots in ${PICTURES}`)
  console.log(
    `e2e:browser: ${passed} claims hold, ${failures.length} do not; first card ${Math.round(quick.firstCardMs)} ms, press ${Math.round(quick.interactionMs)} ms, bundle ${(bytes / 1000).toFixed(1)} KB`,
  )
} catch (error) {
  failures.push('measuring')
  console.log(world.lastWords())
  console.log(`e2e:browser: failed: ${(error as Error).message}`)
} finally {
  await world.close()
}
process.exit(failures.length === 0 ? 0 : 1)
