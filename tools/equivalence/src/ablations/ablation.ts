/** A rule of the design, and how it is switched off: a text of the product's bundles replaced, never the product's source. */
export interface Ablation {
  name: string
  /** What would go wrong without it. */
  rule: string
  /** The only fault of the world, by its name, where the rule matters in no other: it strikes more often then. */
  strikes?: string
  /** Each text must be in at least one bundle, or the ablation is stale. */
  replace: readonly (readonly [text: string | RegExp, replacement: string])[]
}

/**
 * Applies an ablation to bundles by file name.
 * @returns the bundles that have changed
 * @throws Error for a text that is nowhere any more
 */
export function applyAblation({ name, replace }: Ablation, bundles: ReadonlyMap<string, string>): Map<string, string> {
  const changed = new Map<string, string>()
  for (const [text, replacement] of replace) {
    let isFound = false
    for (const [file, original] of bundles) {
      const before = changed.get(file) ?? original
      const after = before.replace(text, () => replacement)
      if (after === before) continue
      isFound = true
      changed.set(file, after)
    }
    if (!isFound) throw new Error(`the ablation "${name}" is stale: ${String(text)} is in no bundle`)
  }
  return changed
}
