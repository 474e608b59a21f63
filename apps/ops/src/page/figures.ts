const NOTHING = '–'

/** Figures as people read them; nothing where nothing was seen. */
export function rate(perSecond: number | null): string {
  if (perSecond === null) return NOTHING
  return `${perSecond >= 100 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`
}

export function seconds(value: number | null): string {
  if (value === null) return NOTHING
  if (value < 1) return `${Math.round(value * 1_000)} ms`
  if (value < 120) return `${value.toFixed(1)} s`
  return value < 7_200 ? `${Math.round(value / 60)} min` : `${Math.round(value / 3_600)} h`
}

export function bytes(value: number | null): string {
  if (value === null) return NOTHING
  if (value < 1_024) return `${Math.round(value)} B`
  if (value < 1_048_576) return `${(value / 1_024).toFixed(1)} KB`
  return `${(value / 1_048_576).toFixed(1)} MB`
}

export function count(value: number | null): string {
  return value === null ? NOTHING : Math.round(value).toLocaleString('en')
}

export function share(part: number | null): string {
  return part === null ? NOTHING : `${(100 * part).toFixed(1)} %`
}
