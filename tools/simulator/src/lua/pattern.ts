/** Lua's character classes, as sets of a regular expression. ASCII, as Redis's Lua sees them. */
const CLASSES: Record<string, string> = {
  a: 'A-Za-z',
  d: '0-9',
  l: 'a-z',
  s: '\\t-\\r ',
  u: 'A-Z',
  w: '0-9A-Za-z',
  x: '0-9A-Fa-f',
}

const known = new Map<string, RegExp>()

/**
 * A Lua pattern as a regular expression: what our scripts use (anchors, classes, sets, captures, `* + ?`).
 * @throws SyntaxError for what is not translated (`%b`, `%f`, `-`, position captures): better no run than a wrong one
 */
export function patternToRegExp(pattern: string): RegExp {
  const found = known.get(pattern)
  if (found) return found
  const made = new RegExp(translate(pattern))
  known.set(pattern, made)
  return made
}

function translate(pattern: string): string {
  let out = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? ''
    if (char === '%') {
      at += 1
      out += escapeOf(pattern[at] ?? '', false)
    } else if (char === '[') {
      const end = pattern.indexOf(']', at + 2)
      if (end < 0) throw new SyntaxError(`an open set in the Lua pattern ${pattern}`)
      out += setOf(pattern.slice(at + 1, end))
      at = end
    } else if (char === '.') out += '[\\s\\S]'
    else if (char === '-' || (char === '(' && pattern[at + 1] === ')')) throw untranslated(pattern, char)
    else if (char === '^' && at > 0) out += '\\^'
    else if (char === '$' && at < pattern.length - 1) out += '\\$'
    else out += '{}|/\\'.includes(char) ? `\\${char}` : char
  }
  return out
}

function escapeOf(char: string, inSet: boolean): string {
  const set = CLASSES[char.toLowerCase()]
  if (set) {
    const negated = char !== char.toLowerCase()
    if (inSet && negated) throw untranslated(`%${char}`, 'a negated class in a set')
    return inSet ? set : `[${negated ? '^' : ''}${set}]`
  }
  if (/[A-Za-z0-9]/.test(char)) throw untranslated(`%${char}`, char)
  return `\\${char}`
}

function setOf(inside: string): string {
  let out = ''
  for (let at = 0; at < inside.length; at += 1) {
    const char = inside[at] ?? ''
    if (char === '%') {
      at += 1
      out += escapeOf(inside[at] ?? '', true)
    } else out += char === '[' || char === '\\' ? `\\${char}` : char
  }
  return `[${out}]`
}

function untranslated(pattern: string, what: string): SyntaxError {
  return new SyntaxError(`"${what}" of the Lua pattern ${pattern} is not translated`)
}
