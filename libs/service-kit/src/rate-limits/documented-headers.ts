/** The fields of `installRateLimits` as OpenAPI documents have them. Written out in each answer: openapi-typescript takes a header that is referred to for one that is always there. */
export const RATE_LIMIT_HEADERS = {
  RateLimit: {
    schema: { type: 'string' },
    example: '"read";r=598;t=42',
    description:
      'Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.',
  },
  'RateLimit-Policy': {
    schema: { type: 'string' },
    example: '"read";q=600;w=60',
    description: 'The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).',
  },
}
