/** @param text of an option; `otherwise` where it was not given. @throws Error where it is no number above 0 */
export function minutesOf(text: string | undefined, otherwise: number): number {
  const minutes = Number(text ?? otherwise)
  if (!(minutes > 0 && Number.isFinite(minutes))) throw new Error(`--minutes takes a number above 0, not ${text}`)
  return minutes
}
