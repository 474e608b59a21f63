import { join } from 'node:path'
import type { GeneratorCallback, Tree } from '@nx/devkit'
import { formatFiles, generateFiles, installPackagesTask, updateJson } from '@nx/devkit'
import { remainingSteps } from './remaining-steps.ts'
import type { ServiceOptions } from './service-words.ts'
import { serviceWords } from './service-words.ts'

const contractsIndex = 'libs/contracts/src/index.ts'

function exportContract(tree: Tree, noun: string): void {
  const lines = (tree.read(contractsIndex, 'utf8') ?? '').split('\n').filter((line) => line !== '')
  tree.write(contractsIndex, [...lines, `export * from './${noun}.ts'`].sort().join('\n') + '\n')
}

function referenceProject(tree: Tree, root: string): void {
  updateJson<{ references: { path: string }[] }>(tree, 'tsconfig.json', (config) => {
    const references = [...config.references, { path: `./${root}` }]
    return { ...config, references: references.sort((a, b) => (a.path < b.path ? -1 : 1)) }
  })
}

/**
 * `nx g @matjip/nx-plugin:service review-service`: adds a service that runs, with one feature and its test, and its
 * shapes to libs/contracts. Says at the end what it cannot decide: where the service stands in the stack.
 * @throws Error and changes nothing where the app or the contract exists already.
 */
export default async function serviceGenerator(tree: Tree, options: ServiceOptions): Promise<GeneratorCallback> {
  const words = serviceWords(options)
  const root = `apps/${words.name}`
  const contract = `libs/contracts/src/${words.noun}.ts`
  for (const taken of [root, contract]) if (tree.exists(taken)) throw new Error(`${taken} exists already`)
  generateFiles(tree, join(import.meta.dirname, 'files/app'), root, words)
  generateFiles(tree, join(import.meta.dirname, 'files/contract'), 'libs/contracts/src', words)
  exportContract(tree, words.noun)
  referenceProject(tree, root)
  await formatFiles(tree)
  return () => {
    // Links the new workspace package and records it in the lock.
    installPackagesTask(tree, true)
    console.log(remainingSteps(words))
  }
}
