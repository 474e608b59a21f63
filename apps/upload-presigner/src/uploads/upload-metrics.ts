import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export function createUploadMetrics(registry: Registry) {
  const registers = [registry]
  return {
    issued: new Counter({
      name: 'uploads_issued_total',
      help: 'Uploads that got a URL or form, by method; repeats of a request are not counted.',
      labelNames: ['method'],
      registers,
    }),
    refused: new Counter({
      name: 'uploads_refused_total',
      help: 'Uploads that got none, by problem code.',
      labelNames: ['code'],
      registers,
    }),
  }
}

export type UploadMetrics = ReturnType<typeof createUploadMetrics>
