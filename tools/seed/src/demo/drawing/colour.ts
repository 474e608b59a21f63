/** A colour of an SVG, made lighter (above 1) or darker. @param hex RGB without its sign */
export function shade(hex: string, factor: number): string {
  const value = Number.parseInt(hex, 16)
  const lit = (channel: number) => Math.min(255, Math.round(channel * factor))
  const channels = [lit(value >> 16), lit((value >> 8) & 0xff), lit(value & 0xff)]
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** A length with as many digits as a pixel deserves. */
export const px = (length: number): string => length.toFixed(1)
