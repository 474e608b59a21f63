import { buildSite } from '@matjip/docs'
import { type AppEntry, bundleOf } from './app-entry.ts'
import { buildOpsPage, OPS_PAGE_DIR } from './ops-page.ts'
import { DIST_DIR, DOCS_DIR } from './places.ts'
import { buildWeb, WEB_DIR } from './web.ts'

/** What a process does, which decides when it is stopped. */
export type Role = 'gateway' | 'issuer' | 'api' | 'consumer' | 'counter-batch' | 'relay' | 'fanout' | 'trends' | 'ops'

/** A process of the product. */
export interface ProductProcess {
  /** Unique; also the name of its log. */
  name: string
  role: Role
  /** Its source, from the repository's root (or an absolute path). */
  source: string
  /** Its bundle under dist/, without `.js`. */
  bundle: string
  /** The gateway's variable for where it is; absent where the gateway does not forward to it. */
  upstream?: string
  /** Where it says that it is ready. */
  readyPath: string
  /** What it starts itself: bundled beside it. */
  children?: readonly Pick<ProductProcess, 'source' | 'bundle'>[]
}

/** What is run: processes and where their bundles are written. */
export interface Product {
  processes: readonly ProductProcess[]
  outdir: string
  /** Builds the web app and says where it is; absent where there is none to serve. */
  web?: { readonly dir: string; readonly build: () => Promise<void> }
  /** Builds the documentation site and says where it is; absent where there is none to serve. */
  docs?: { readonly dir: string; readonly build: () => void }
  /** Builds the page that the process `ops` serves. */
  opsPage?: { readonly dir: string; readonly build: () => Promise<void> }
}

function app(name: string, entry: AppEntry, role: Role, upstream?: string): ProductProcess {
  return { name, role, ...bundleOf(entry), readyPath: '/readyz', ...(upstream ? { upstream } : {}) }
}

/** Every process of the product, in the order in which tables show them. The local gateway and issuer come last. */
export const PROCESSES: readonly ProductProcess[] = [
  app('upload-presigner', 'upload-presigner/main', 'api', 'UPSTREAM_UPLOAD_PRESIGNER'),
  app('post-service', 'post-service/main', 'api', 'UPSTREAM_POST_SERVICE'),
  app('post-relay', 'post-service/relay', 'relay'),
  app('feed-service', 'feed-service/main', 'api', 'UPSTREAM_FEED_SERVICE'),
  app('feed-fanout', 'feed-service/fanout', 'fanout'),
  app('feed-trends', 'feed-service/trends', 'trends'),
  app('relation-service', 'relation-service/main', 'api', 'UPSTREAM_RELATION_SERVICE'),
  {
    ...app('derivatives', 'upload-presigner/derivatives', 'consumer'),
    children: [bundleOf('upload-presigner/deriver')],
  },
  app('relation-consumer', 'relation-service/consumer', 'consumer'),
  app('counter-batch', 'counter-batch/loop', 'counter-batch'),
  // Beside the product: it looks at all the others, and no path rule leads to it.
  app('ops', 'ops/main', 'ops', 'UPSTREAM_OPS'),
  {
    name: 'issuer',
    role: 'issuer',
    source: 'tools/gateway/src/issuer.ts',
    bundle: 'gateway/issuer',
    upstream: 'UPSTREAM_ISSUER',
    readyPath: '/readyz',
  },
  {
    name: 'gateway',
    role: 'gateway',
    source: 'tools/gateway/src/main.ts',
    bundle: 'gateway/main',
    // `/readyz` itself is 404 through a real load balancer; this one also asks every upstream.
    readyPath: '/dev/readyz',
  },
]

/** The product itself, as opposed to the small one that the stack's own tests run. */
export const PRODUCT: Product = {
  processes: PROCESSES,
  outdir: DIST_DIR,
  web: { dir: WEB_DIR, build: buildWeb },
  docs: { dir: DOCS_DIR, build: () => buildSite(DOCS_DIR) },
  opsPage: { dir: OPS_PAGE_DIR, build: buildOpsPage },
}
