/**
 * What was typed for an option of the command line, as a number above 0.
 * @param name of the option, without dashes
 * @returns undefined where it was not given
 * @throws Error that says what the option takes
 */
export function positive(name: string, text: string | undefined): number | undefined {
  return read(name, text, 'a number above 0', (value) => value > 0 && Number.isFinite(value))
}

/** As positive(), of whole numbers alone. */
export function positiveWhole(name: string, text: string | undefined): number | undefined {
  return read(name, text, 'a whole number above 0', (value) => value > 0 && Number.isSafeInteger(value))
}

function read(name: string, text: string | undefined, what: string, isSo: (value: number) => boolean) {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!isSo(value)) throw new Error(`--${name} takes ${what}, not ${text}`)
  return value
}
