import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startTcpProxy } from '@matjip/chaos'
import type { TcpProxy } from '@matjip/chaos'
import { startStack } from '@matjip/e2e'
import { readStack, STATE_DIR, startStores, temporaryStateDir } from '@matjip/stack'
import type { StackFile } from '@matjip/stack'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

/** Where screenshots of the last run are kept. */
export const PICTURES = join(STATE_DIR, 'browser')

/** As a person's own browser, but that it does nothing on its own account: no updates, no look-ups, no network of its own. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A few people do here within seconds what many do in a day. */
const UNLIMITED = { RATE_LIMIT_SCALE: '0' }

/** A process that died is told with the end of its log. */
const LAST_LINES = 25

/** A stack of this run alone with demo data, a queue that can be stopped, and a browser. */
export interface World {
  readonly url: string
  readonly browser: Browser
  /** Addresses and configuration of all that runs. */
  readonly stack: StackFile
  /** The last that the stack has said, for when it is gone. */
  lastWords(): string
  /** Takes SQS away, as an outage does: connections are refused; or gives it back with all that it holds. */
  stopQueue(): Promise<void>
  startQueue(): Promise<void>
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  const executablePath = findChromium()
  rmSync(PICTURES, { recursive: true, force: true })
  mkdirSync(PICTURES, { recursive: true })
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of closers.reverse()) await end()
  }
  try {
    const queue = await startStores({ only: ['sqs'] })
    closers.push(() => queue.stop())
    const queuePort = Number(new URL(queue.sqsEndpoint).port)
    const proxy: TcpProxy = await startTcpProxy()
    closers.push(() => proxy.close())
    await proxy.setUpstream(queuePort)
    process.env.AWS_ENDPOINT_URL_SQS = `http://127.0.0.1:${proxy.port}`
    const state = await temporaryStateDir()
    closers.push(async () => rmSync(state, { recursive: true, force: true }))
    const stack = await startStack(['--port', '0', '--state', state], UNLIMITED)
    closers.push(() => stack.stop())
    const file = readStack(state)
    if (!file) throw new Error('the stack has not said what it is')
    const browser = await chromium.launch({ executablePath, args: ARGUMENTS })
    closers.push(() => browser.close())
    return {
      url: stack.url,
      browser,
      stack: file,
      lastWords: () => stack.output.slice(-LAST_LINES).join('\n'),
      stopQueue: async () => {
        await proxy.setUpstream(undefined)
        proxy.cutAll()
      },
      startQueue: () => proxy.setUpstream(queuePort),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
