/** When and where a photo says it was taken. Never leaves the service. */
export interface Taken {
  lat: number
  lng: number
  /** Milliseconds since 1970. */
  atMs: number
}

/** What is made of an original. */
export interface Derived {
  /** Pixels of the original as it is shown. */
  width: number
  height: number
  /** Thumbhash, base64. */
  placeholder: string
  /** From the smallest to the largest; `asked` is the width that was aimed at. */
  variants: { asked: number; width: number; height: number; bytes: Uint8Array }[]
  taken: Taken | null
}

/** What the process that decodes is sent, and answers. */
export interface DeriveRequest {
  bytes: Uint8Array
  type: string
}
export type DeriveAnswer = { derived: Derived } | { fault: string }
