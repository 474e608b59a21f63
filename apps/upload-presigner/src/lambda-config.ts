import { config as apiConfig } from './config.ts'

const {
  HOST: _host,
  PORT: _port,
  DRAIN_DELAY_MS: _drain,
  EVENT_STREAMS: _streams,
  EVENT_STREAMS_PER_USER: _streamsPerUser,
  WATCH_MS: _watch,
  ...config
} = apiConfig

/** Configuration of upload-presigner as a function behind the load balancer: it listens nowhere, and streams nothing. */
export { config }
