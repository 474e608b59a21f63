import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATORS, installGenerators } from '../generators/install.ts'
import { generatorNames, tryGenerator } from '../generators/run-generators.ts'
import { tryMock } from '../generators/try-mock.ts'
import { JOINED, ROOT } from '../places.ts'
import type { Check } from './check.ts'

/** Programs of other makers take the joined document, and what they make compiles under strict TypeScript; the mock's answers are right. */
export const generators: Check = {
  name: 'generators',
  async run({ joined }) {
    installGenerators()
    // Inside the package: what is generated imports from it.
    const folder = await mkdtemp(join(GENERATORS, 'generated-'))
    try {
      const faults: string[] = []
      for (const name of generatorNames) {
        await mkdir(join(folder, name))
        faults.push(...(await tryGenerator(name, ROOT + JOINED, join(folder, name))))
      }
      faults.push(...(await tryMock(joined)))
      return { faults, looked: `${generatorNames.join(', ')}, compiled strictly; prism` }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
