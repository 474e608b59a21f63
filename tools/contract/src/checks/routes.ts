import { matchPathRule } from '@matjip/path-rules'
import { operationsOf } from '../document.ts'
import type { OpenApiDocument } from '../document.ts'
import type { Check } from './check.ts'

/** What every service has and no load balancer leads to. */
const INNER = ['/healthz', '/readyz', '/metrics', '/openapi.json']

/** Routes of the running services = operations of the document, each under a path rule of its own service. */
export const routes: Check = {
  name: 'live routes = documented',
  async run({ contracts, joined }) {
    const faults: string[] = []
    const live = new Set<string>()
    for (const [service, contract] of contracts) {
      const own = contract.routes
        .filter(({ method, url, hidden }) => method !== 'HEAD' && !(hidden && INNER.includes(url)))
        .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
      const documented = operationsOf(contract.document as unknown as OpenApiDocument).map(([name]) => name)
      for (const name of own)
        if (!documented.includes(name)) faults.push(`${service} serves ${name}, which its document leaves out`)
      for (const name of documented)
        if (!own.includes(name)) faults.push(`${service} documents ${name}, which it does not serve`)
      for (const name of own) {
        live.add(name)
        const rule = matchPathRule(name.split(' ')[1]?.replace(/\{\w+\}/g, '1') ?? '')
        if (rule?.service !== service) faults.push(`no path rule leads ${name} to ${service}`)
      }
    }
    const joinedNames = operationsOf(joined).map(([name]) => name)
    for (const name of live) if (!joinedNames.includes(name)) faults.push(`the joined document leaves out ${name}`)
    return { faults, looked: `${live.size} routes` }
  },
}
