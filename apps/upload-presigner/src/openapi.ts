import { createSnowflake } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { NOWHERE, printContract } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'
import { openOriginals } from './uploads/originals-store.ts'

const { db } = openDatabase({ url: NOWHERE.postgres })
const originals = openOriginals({ bucket: 'none', region: 'none', endpoint: undefined })
const limits = { unused: 0, bytesPerDay: 0 }
const streams = { streamLimits: { perUser: 0, total: 0 }, watchMs: 1_000 }
await printContract(about, (kit) =>
  buildApp({ ...kit, db, originals, imagesUrl: '', limits, ...streams, nextId: createSnowflake(0) }),
)
