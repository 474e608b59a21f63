/** Brings DATABASE_URL to the newest schema, in a process of its own: drizzle would cost the stack 200 MB for its whole life. */
import { migrate } from '@matjip/db-schema'

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is not set')
await migrate(url)
