import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { buildApp } from '../src/build-app.ts'
import type { BuildOptions } from '../src/build-app.ts'
import { EXAMPLE } from '../src/settings.ts'
import type { Size, Variant } from '../src/settings.ts'

/** An installation, synthesised. `template('foundation')` is that of the stack `matjip-<size>-foundation`. */
export async function synthesised(size: Size, variant: Variant, options: BuildOptions = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'matjip-cdk-test-'))
  const app = await buildApp({ ...EXAMPLE, size, variant }, { outdir, ...options })
  const stacks = new Map(app.node.children.map((child) => [child.node.id, child as Stack]))
  return {
    app,
    names: [...stacks.keys()].map((name) => name.replace(`matjip-${size}-`, '')),
    template(part: string): Template {
      // The registry is of no size.
      const stack = stacks.get(`matjip-${size}-${part}`) ?? stacks.get(part)
      if (!stack) throw new Error(`no stack ${part}`)
      return Template.fromStack(stack)
    },
  }
}

export type Installation = Awaited<ReturnType<typeof synthesised>>
