import { App, Tags } from 'aws-cdk-lib'
import { pathRules } from '@matjip/path-rules'
import type { PathRule } from '@matjip/path-rules'
import { ImagesStack } from './edge/images-stack.ts'
import { NamesStack } from './edge/names-stack.ts'
import { WebStack } from './edge/web-stack.ts'
import { FoundationStack } from './foundation/foundation-stack.ts'
import { FunctionStack } from './functions/function-stack.ts'
import { functionTable } from './functions/function-table.ts'
import { RegistryStack } from './registry-stack.ts'
import { MigrationStack } from './services/migration-stack.ts'
import { processEnvironment } from './services/process-environment.ts'
import { ProcessStack } from './services/process-stack.ts'
import { processTable } from './services/process-table.ts'
import type { Settings } from './settings.ts'
import { checkStrictly } from './strict.ts'
import { AlarmsStack } from './watch/alarms-stack.ts'

export interface BuildOptions {
  /** What the load balancer sends where. */
  rules?: readonly PathRule[]
  /** Where the templates go. */
  outdir?: string
}

/**
 * An installation as CDK stacks; nothing here asks an account or the network.
 * @throws Error where a process needs a variable that nothing provides, or a rule names a service that nobody is
 */
export async function buildApp(settings: Settings, { rules = pathRules, outdir }: BuildOptions = {}): Promise<App> {
  const app = new App({
    analyticsReporting: false,
    ...(outdir ? { outdir } : {}),
    postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  })
  const props = { env: { account: settings.account, region: settings.region } }
  const name = (part: string) => `matjip-${settings.size}-${part}`
  const { foundation } = new FoundationStack(app, name('foundation'), settings, props)
  new RegistryStack(app, 'matjip-registry', props)
  new MigrationStack(app, name('migrate'), foundation, props)
  const routed = new Set<string>()
  const rulesOf = (service: string | undefined) => {
    if (service) routed.add(service)
    return rules.filter((rule) => rule.service === service)
  }
  const functions = settings.variant === 'lambda' ? functionTable : []
  for (const row of functions) {
    const environment = await processEnvironment(row, settings, foundation)
    const parts = { row, settings, foundation, environment, rules: rulesOf(row.routed) }
    new FunctionStack(app, name(`${row.app}-${row.entry}`), parts, props)
  }
  const replaced = new Set(functions.map(({ instead }) => instead))
  const rows = processTable.filter(({ app, entry }) => !replaced.has(`${app}/${entry}`))
  const processes: ProcessStack[] = []
  for (const row of rows) {
    const environment = await processEnvironment(row, settings, foundation)
    const parts = { row, settings, foundation, environment, rules: rulesOf(row.routed) }
    processes.push(new ProcessStack(app, name(`${row.app}-${row.entry}`), parts, props))
  }
  const nobodys = rules.filter(({ service }) => !routed.has(service))
  if (nobodys.length > 0) throw new Error(`nobody serves ${nobodys.map(({ prefix }) => prefix).join(', ')}`)
  const images = new ImagesStack(app, name('images'), settings, foundation.buckets, props)
  const web = new WebStack(app, name('web'), settings, foundation.buckets, rules, props)
  const named = { alb: foundation.loadBalancer.alb, images: images.distribution, web: web.distribution }
  new NamesStack(app, name('names'), settings, named, props)
  new AlarmsStack(app, name('alarms'), { settings, foundation, processes }, props)
  Tags.of(app).add('product', 'matjip')
  checkStrictly(app)
  return app
}
