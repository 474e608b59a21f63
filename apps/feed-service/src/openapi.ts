import { openDatabase } from '@matjip/db-schema'
import { openRedis } from '@matjip/redis-keys'
import { NOWHERE, printContract } from '@matjip/service-kit'
import { about } from './about.ts'
import { buildApp } from './app.ts'

const redis = openRedis({ url: NOWHERE.redis, connect: false })
const database = openDatabase({ url: NOWHERE.postgres })
await printContract(about, (kit) => buildApp({ ...kit, database, redis, subscriber: redis, imagesUrl: '' }))
redis.disconnect()
