/**
 * Routes inside the gateway's own Fastify. The raw target is rewritten to one of these before Fastify's router, which
 * would decode it, sees it; a client that asks for them by name is routed like any other unknown path.
 */
export const FORWARD_PATH = '/forward'
export const REFUSED_PATH = '/refused'
export const NOTHING_PATH = '/nothing'
export const WEB_PATH = '/web'
