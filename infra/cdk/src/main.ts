import { App } from 'aws-cdk-lib'
import { buildApp } from './build-app.ts'
import { EXAMPLE } from './settings.ts'
import type { Settings } from './settings.ts'

// What `cdk` runs: settings come from its context, `-c size=ha -c apiDomain=…`.
const context = (name: string) => new App().node.tryGetContext(name) as string | undefined
const given = Object.fromEntries(Object.keys(EXAMPLE).flatMap((name) => (context(name) ? [[name, context(name)]] : [])))
const app = await buildApp({
  ...EXAMPLE,
  ...given,
  size: (context('size') ?? 'small') as Settings['size'],
  variant: (context('variant') ?? 'containers') as Settings['variant'],
})
app.synth()
