/** One line of a process's `/metrics`. */
export interface Reading {
  name: string
  labels: Readonly<Record<string, string>>
  value: number
  /** Name and labels as they stand: the same line of the next reading has the same. */
  key: string
}

const LINE = /^([a-zA-Z_:][\w:]*)(\{.*\})? (\S+)$/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g
const ESCAPED: Readonly<Record<string, string>> = { '\\n': '\n', '\\"': '"', '\\\\': '\\' }

/** Reads the Prometheus text format, as prom-client writes it: without timestamps. What cannot be read is left out. */
export function parseMetrics(text: string): Reading[] {
  return text.split('\n').flatMap((line): Reading[] => {
    const [, name, labelText = '', valueText = ''] = LINE.exec(line) ?? []
    if (name === undefined) return []
    const value = valueText === '+Inf' ? Infinity : Number(valueText)
    if (Number.isNaN(value)) return []
    const labels = Object.fromEntries(
      [...labelText.matchAll(LABEL)].map(([, label = '', raw = '']) => [
        label,
        raw.replaceAll(/\\["n\\]/g, (escape) => ESCAPED[escape] ?? escape),
      ]),
    )
    return [{ name, labels, value, key: name + labelText }]
  })
}
