import type { SetAside } from '@matjip/relations'
import type { Sample } from '../watch/sample.ts'
import { ask } from './ask.ts'
import { h, liveTable } from './element.ts'
import { seconds } from './figures.ts'
import type { Words } from './words.ts'

const QUEUES = ['relations-quarantine', 'relations-dlq', 'post-events-dlq', 'derivatives-dlq'] as const
/** Characters of a body that are shown. */
const SHOWN = 160

/** As it comes over the wire. */
type Told = Omit<SetAside, 'since'> & { since: string | null }

/** What could not be handled, by queue, with the buttons to send it again. */
export function asideSection(words: Words) {
  const status = h('p', { class: 'note', role: 'status' })
  const queues = QUEUES.map((name) => asideQueue(name, words, (text) => (status.textContent = text)))
  return {
    element: h(
      'section',
      { class: 'wide aside' },
      h('h2', {}, words.aside),
      status,
      ...queues.map(({ element }) => element),
    ),
    show(sample: Sample): void {
      for (const { name, show } of queues) show(sample.queues?.find((queue) => queue.name === name)?.visible ?? 0)
    },
  }
}

function asideQueue(name: (typeof QUEUES)[number], words: Words, say: (text: string) => void) {
  const number = h('b', {}, '0')
  const all = h('button', { type: 'button', disabled: true, onclick: () => void sendAll() }, words.redriveAll)
  const table = liveTable(name, [words.message, words.since, words.reason, words.says, words.action])
  const element = h(
    'div',
    { class: 'queue', 'data-queue': name },
    h('div', { class: 'queue-head' }, h('h3', {}, `${name} `, number), all),
  )
  let known = 0
  const send = async (ids?: string[]) => {
    const answer = await fetch(`/ops/aside/${name}/redrive`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ids ? { ids } : {}),
    }).catch(() => undefined)
    if (!answer?.ok) return say(words.failedAction)
    const { sent, missing } = (await answer.json()) as { sent: string[]; missing: string[] }
    say(words.sent(sent.length, missing.length))
    await list()
  }
  const sendAll = async () => {
    if (await ask(words.redriveAsk, words.redriveAll, words.cancel)) await send()
  }
  const list = async () => {
    const answer = await fetch(`/ops/aside/${name}`).catch(() => undefined)
    if (!answer?.ok) return
    const { messages } = (await answer.json()) as { messages: Told[] }
    table.show(messages.map((message) => ({ cells: cellsOf(message) })))
    if (messages.length > 0) element.append(table.element)
    else table.element.remove()
  }
  const cellsOf = ({ messageId, since, reason, detail, fault, body }: Told) => [
    messageId,
    since === null ? '–' : seconds((Date.now() - Date.parse(since)) / 1_000),
    [reason, detail ?? fault].filter(Boolean).join(': ') || '–',
    body.slice(0, SHOWN),
    h(
      'button',
      { type: 'button', 'aria-label': `${words.redrive} ${messageId}`, onclick: () => void send([messageId]) },
      words.redrive,
    ),
  ]
  return {
    name,
    element,
    show(visible: number): void {
      number.textContent = String(visible)
      all.toggleAttribute('disabled', visible === 0)
      // A list hides its messages for a moment: it is asked for when their number has changed, not with every look.
      if (visible !== known) void list()
      known = visible
    },
  }
}
