import type { Route } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import type { S3Request } from '../s3-request.ts'
import { settingRoutes } from './bucket-settings.ts'
import { createBucket, deleteBucket, getLocation, headBucket, listBuckets } from './buckets.ts'
import { deleteObject, deleteObjects } from './delete-objects.ts'
import { getObject } from './get-object.ts'
import { listObjects } from './list-objects.ts'
import { deleteTags, getTags, putTags } from './object-tags.ts'
import { postObject } from './post-object.ts'
import { putObject } from './put-object.ts'

/** Routes by method; which of these tables counts is decided by the address and its subresource. */
type Methods = Readonly<Record<string, Route>>

const SERVICE: Methods = { GET: listBuckets }
const BUCKET: Methods = {
  GET: listObjects,
  HEAD: headBucket,
  PUT: createBucket,
  DELETE: deleteBucket,
  POST: postObject,
}
const OBJECT: Methods = { GET: getObject, HEAD: getObject, PUT: putObject, DELETE: deleteObject }
const BUCKET_SUBRESOURCES: Readonly<Record<string, Methods>> = {
  cors: settingRoutes('cors'),
  policy: settingRoutes('policy'),
  lifecycle: settingRoutes('lifecycle'),
  location: { GET: getLocation },
  delete: { POST: deleteObjects },
}
const OBJECT_SUBRESOURCES: Readonly<Record<string, Methods>> = {
  tagging: { GET: getTags, PUT: putTags, DELETE: deleteTags },
}

/** Subresources of S3 that are not here. To answer without looking at them would be to do something else than was asked. */
const NOT_HERE = new Set(
  (
    'accelerate acl analytics attributes encryption intelligent-tiering inventory legal-hold logging metrics ' +
    'notification object-lock ownershipControls partNumber policyStatus publicAccessBlock replication requestPayment ' +
    'restore retention select tagging torrent uploadId uploads versionId versioning versions website append renameObject'
  ).split(' '),
)

/** Which operation a request asks for. @throws S3Error */
export function findRoute({ method, bucket, key, query }: S3Request): Route {
  const subresources = bucket === undefined ? {} : key === undefined ? BUCKET_SUBRESOURCES : OBJECT_SUBRESOURCES
  const named = Object.keys(query).filter((name) => Object.hasOwn(subresources, name))
  const [subresource] = named
  if (named.length > 1) throw new S3Error('InvalidArgument', `Conflicting query parameters: ${named.join(', ')}`)
  const missing = Object.keys(query).find((name) => name !== subresource && NOT_HERE.has(name))
  if (missing) throw new S3Error('NotImplemented', `The subresource ${missing} is not implemented.`)
  const methods =
    subresource === undefined
      ? bucket === undefined
        ? SERVICE
        : key === undefined
          ? BUCKET
          : OBJECT
      : subresources[subresource]
  const route = methods && Object.hasOwn(methods, method) ? methods[method] : undefined
  if (!route) throw new S3Error('MethodNotAllowed')
  return route
}

/** Operations that see to the caller's right themselves: by a bucket's policy, or by the policy of a form. */
export const OPEN_ROUTES: ReadonlySet<Route> = new Set<Route>([getObject, postObject])
