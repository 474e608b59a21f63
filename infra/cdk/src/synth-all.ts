import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CfnResource } from 'aws-cdk-lib'
import { buildApp } from './build-app.ts'
import { bundleFunctions } from './functions/bundle-functions.ts'
import { EXAMPLE } from './settings.ts'
import type { Size, Variant } from './settings.ts'

const SIZES: readonly Size[] = ['small', 'ha']
const VARIANTS: readonly Variant[] = ['containers', 'lambda']

// Synthesises every installation that there is, without an account or network; any finding of the validators throws.
bundleFunctions()
let stacks = 0
let resources = 0
const began = performance.now()
for (const size of SIZES)
  for (const variant of VARIANTS) {
    const outdir = mkdtempSync(join(tmpdir(), 'matjip-cdk-'))
    const started = performance.now()
    const app = await buildApp({ ...EXAMPLE, size, variant }, { outdir })
    const assembly = app.synth()
    const count = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)).length
    stacks += assembly.stacks.length
    resources += count
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${size.padEnd(6)} ${variant.padEnd(11)} ${assembly.stacks.length} stacks, ${count} resources, ${seconds} s, no finding`,
    )
    rmSync(outdir, { recursive: true })
  }
const seconds = ((performance.now() - began) / 1000).toFixed(1)
const installations = SIZES.length * VARIANTS.length
console.log(
  `infra:synth holds: ${installations} installations, ${stacks} stacks, ${resources} resources, 0 findings, ${seconds} s`,
)
