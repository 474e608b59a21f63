/** Origin of the stack under test. @throws Error where none runs */
export function stackUrl(): string {
  const url = process.env.MATJIP_URL
  if (!url) throw new Error('MATJIP_URL is not set: run npm run e2e')
  return url
}
