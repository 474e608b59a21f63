/** Origins beside its own that the app reaches: those of photos, and the store that they are uploaded to. */
export interface WebOrigins {
  readonly images: string
  readonly uploads: string
}

/**
 * What a page may do, as whoever serves it decides: scripts and styles of its own origin alone, photos and uploads at theirs,
 * nothing inline, nothing from anywhere else, and in nobody's frame. A thumbhash is a `data:` picture, a picked photo a `blob:`.
 */
export function pageHeaders({ images, uploads }: WebOrigins): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob: ${images}`,
    `connect-src 'self' ${uploads}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
  }
}
