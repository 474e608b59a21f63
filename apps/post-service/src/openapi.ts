import { createSnowflake } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { openBucket } from '@matjip/photos'
import { openRedis } from '@matjip/redis-keys'
import { NOWHERE, printContract } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'

const redis = openRedis({ url: NOWHERE.redis, connect: false })
const { db, pool } = openDatabase({ url: NOWHERE.postgres })
const originals = openBucket({ bucket: 'none', region: 'none', endpoint: undefined })
const stores = { db, pool, redis, subscriber: redis, originals, imagesUrl: '' }
await printContract(about, (kit) => buildApp({ ...kit, ...stores, nextId: createSnowflake(0) }))
redis.disconnect()
