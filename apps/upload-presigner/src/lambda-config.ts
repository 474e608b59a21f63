import { config as processConfig } from './config.ts'

const {
  LOG_LEVEL,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  AUTH_ISSUER,
  AUTH_AUDIENCE,
  AUTH_JWKS_URL,
  AUTH_USER_ID_CLAIM,
  DATABASE_URL,
  AWS_REGION,
  AWS_ENDPOINT_URL_S3,
  UPLOADS_BUCKET,
  IMAGES_URL,
  UNUSED_UPLOADS_PER_USER,
  UPLOAD_BYTES_PER_DAY,
} = processConfig

/** Configuration of upload-presigner as a function behind the load balancer: it listens nowhere, streams nothing, and leases the numbers of its ids. */
export const config = {
  LOG_LEVEL,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  AUTH_ISSUER,
  AUTH_AUDIENCE,
  AUTH_JWKS_URL,
  AUTH_USER_ID_CLAIM,
  DATABASE_URL,
  AWS_REGION,
  AWS_ENDPOINT_URL_S3,
  UPLOADS_BUCKET,
  IMAGES_URL,
  UNUSED_UPLOADS_PER_USER,
  UPLOAD_BYTES_PER_DAY,
}
