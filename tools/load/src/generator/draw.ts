/** A place in a list of so many, the first ones far more often: fame, dishes and hashtags are spread so in real life. */
export function skewed(count: number, random: () => number): number {
  return Math.min(count - 1, Math.floor(count ** random() - 1))
}

/** Draws items by weight. */
export function weighted<T>(weights: readonly (readonly [T, number])[], random: () => number): () => T {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0)
  return () => {
    let left = random() * sum
    for (const [item, weight] of weights) if ((left -= weight) < 0) return item
    return (weights.at(-1) as readonly [T, number])[0]
  }
}
