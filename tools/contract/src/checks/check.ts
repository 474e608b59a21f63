import type { Contract } from '@matjip/service-kit'
import type { OpenApiDocument } from '../document.ts'

/** What the checks look at: everything is made once. */
export interface Subject {
  /** Of each service. */
  contracts: ReadonlyMap<string, Contract>
  joined: OpenApiDocument
  /** What should be committed: path from the root → text. */
  files: ReadonlyMap<string, string>
}

/** A check of the contract: its name, and what speaks against it. */
export interface Check {
  name: string
  /** @returns what is wrong, each in one sentence, and what was looked at, as `45 operations` */
  run(subject: Subject): Promise<{ faults: string[]; looked: string }>
}
