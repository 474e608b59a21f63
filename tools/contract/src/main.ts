import { readFile, writeFile } from 'node:fs/promises'
import { ROOT } from './places.ts'
import { readContracts } from './read-contracts.ts'
import { renderContract } from './render.ts'

/** Writes the committed documents and the client's types anew. */
const files = await renderContract(await readContracts())
let written = 0
for (const [path, text] of files) {
  if ((await readFile(ROOT + path, 'utf8').catch(() => '')) === text) continue
  await writeFile(ROOT + path, text)
  written++
}
console.log(`${files.size} files of the contract, ${written} written`)
