import type { S3Client } from '@aws-sdk/client-s3'
import type pg from 'pg'

/** Where a seed goes, and who hears of its progress. */
export interface SeedTarget {
  client: pg.ClientBase
  photos: { s3: S3Client; bucket: string }
  say: (line: string) => void
}
