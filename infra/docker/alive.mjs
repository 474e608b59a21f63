// A container's health check: there is no curl in an image, and Node has fetch. Liveness, not readiness: a store that is away
// is no reason to end a process. HEALTH_PATH is for what is no service of ours, such as the local gateway.
const { PORT = '8080', HEALTH_PATH = '/healthz' } = process.env
// Node itself needs 40 ms; a process that keeps silent for longer than this does not serve either.
const signal = AbortSignal.timeout(4000)
const isAlive = await fetch(`http://127.0.0.1:${PORT}${HEALTH_PATH}`, { signal }).then(
  ({ status }) => status < 500,
  () => false,
)
process.exit(isAlive ? 0 : 1)
