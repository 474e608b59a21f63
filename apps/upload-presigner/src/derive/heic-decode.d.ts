/** What we use of heic-decode 2.1.0; the types that others have published do not know sizes and `dispose`. */
declare module 'heic-decode' {
  interface HeicImage {
    readonly width: number
    readonly height: number
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>
  }
  /** Reads the file; decodes none of its images before it is asked to. `dispose` frees them all. */
  export function all(input: { buffer: Uint8Array }): Promise<HeicImage[] & { dispose(): void }>
  const decode: { all: typeof all }
  export default decode
}
