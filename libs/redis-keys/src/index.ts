export * from './open-redis.ts'
