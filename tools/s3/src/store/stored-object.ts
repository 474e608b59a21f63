/** What is kept of an object beside its bytes. */
export interface ObjectDetails {
  /** Headers that come back as they were sent: content-type, cache-control, … by lower-case name. */
  headers: Record<string, string>
  /** `x-amz-meta-*` without that prefix. */
  metadata: Record<string, string>
  /** Base64 by algorithm: the ones that the client gave, and that were true. */
  checksums: Record<string, string>
  tags: Record<string, string>
}

export interface StoredObject extends ObjectDetails {
  /** Name of its bytes among the blobs. */
  blob: string
  /** Bytes. */
  size: number
  /** Quoted, as in the header. */
  etag: string
  modifiedAt: Date
}
