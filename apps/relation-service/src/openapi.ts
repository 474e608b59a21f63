import { openDatabase } from '@matjip/db-schema'
import { openSqs } from '@matjip/queue'
import { openRedis } from '@matjip/redis-keys'
import { NOWHERE, printContract } from '@matjip/service-kit'
import { about } from './about.ts'
import { openRelationsQueue } from './accept/relations-queue.ts'
import { buildApp } from './app.ts'

const redis = openRedis({ url: NOWHERE.redis, connect: false })
const database = openDatabase({ url: NOWHERE.postgres })
const queue = openRelationsQueue(openSqs(), 'none')
const stores = { database, redis, subscriber: redis, queue, imagesUrl: '' }
await printContract(about, (kit) => buildApp({ ...kit, ...stores, streamLimits: { perUser: 0, total: 0 } }))
redis.disconnect()
