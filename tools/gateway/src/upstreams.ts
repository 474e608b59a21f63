import type { RoutedService } from '@matjip/path-rules'
import { routedServices } from '@matjip/path-rules'

/** Whatever the gateway forwards to: the services behind path rules, the local issuer, and the operations page. */
export type Upstream = RoutedService | 'issuer' | 'ops'

/** In the order of the listing. */
export const upstreamNames: readonly Upstream[] = [...routedServices, 'issuer', 'ops']

/** Where an upstream is now, and whether a developer's instance stands in for the stack's own. */
export type UpstreamEntry = { readonly service: Upstream; readonly url: string; readonly rerouted: boolean }

/** The gateway's table of origins. Changes live in memory: a restart of the gateway forgets them. */
export type Upstreams = {
  /** Origin to forward to, such as `http://127.0.0.1:4001`. */
  urlOf(service: Upstream): string
  reroute(service: Upstream, url: string): void
  restore(service: Upstream): void
  list(): UpstreamEntry[]
}

export function isUpstream(name: string): name is Upstream {
  return (upstreamNames as readonly string[]).includes(name)
}

export function createUpstreams(defaults: Readonly<Record<Upstream, string>>): Upstreams {
  const rerouted = new Map<Upstream, string>()
  const urlOf = (service: Upstream) => rerouted.get(service) ?? defaults[service]
  return {
    urlOf,
    reroute: (service, url) => void rerouted.set(service, url),
    restore: (service) => void rerouted.delete(service),
    list: () => upstreamNames.map((service) => ({ service, url: urlOf(service), rerouted: rerouted.has(service) })),
  }
}
