/** 12,345 · 1.2 · 0.034: as many digits as mean something. */
export function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}

export const dollars = (value: number): string => `$${value.toLocaleString('en-US', { maximumFractionDigits: 0 })}`
export const per = (share: number): string => `${(share * 100).toFixed(0)} %`
export const megabytes = (bytes: number): string => `${figure(bytes / 1e6)} MB`
export const people = (users: number): string => users.toLocaleString('en-US')
