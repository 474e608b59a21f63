export type { Account } from './auth/account.ts'
export { createPublicOrigin } from './create-public-origin.ts'
export { createS3Server, type S3ServerOptions } from './create-s3-server.ts'
export { type ObjectStore, openStore } from './store/open-store.ts'
