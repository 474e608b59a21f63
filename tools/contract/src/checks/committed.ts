import { readFile } from 'node:fs/promises'
import { ROOT } from '../places.ts'
import type { Check } from './check.ts'

/** What is committed is what the services say of themselves. */
export const committed: Check = {
  name: 'export = committed',
  async run({ files }) {
    const stale = await Promise.all(
      [...files].map(async ([path, text]) =>
        (await readFile(ROOT + path, 'utf8').catch(() => '')) === text ? [] : [path],
      ),
    )
    return {
      faults: stale.flat().map((path) => `${path} is out of date: run npm run docs`),
      looked: `${files.size} files`,
    }
  },
}
