import { judge, readAllowedBreaks } from '../gate/allow-list.ts'
import { compareDocuments } from '../gate/compare.ts'
import { readReleases } from '../gate/releases.ts'
import type { Check } from './check.ts'

/** What was released is kept, but for what the allow-list names. */
export const gate: Check = {
  name: 'no break',
  async run({ joined }) {
    const latest = (await readReleases()).at(-1)!
    const changes = compareDocuments(latest.document, joined)
    return {
      faults: judge(changes, await readAllowedBreaks()),
      looked: `${changes.length} changes since ${latest.version}`,
    }
  },
}
