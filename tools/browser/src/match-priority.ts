import { readdirSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import type { Browser } from 'playwright-core'

/**
 * Gives the browser's pages the priority of this process. Chromium sets its own (0) for them: where the stack was started with
 * another one (`nice -n -5 npm run …`) it, and others of the machine, would otherwise run before the pages that are measured.
 */
export async function matchPriority(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue
    try {
      // Linux has a priority for every thread: those that draw have theirs.
      for (const thread of readdirSync(`/proc/${id}/task`)) setPriority(Number(thread), getPriority())
    } catch {
      // The page is gone, this is no Linux, or only root may: the page then waits as Chromium has it.
    }
  }
}
