/** The slot of a Redis Cluster, 0–16383, that a key is in. The package has no types of its own. */
declare module 'cluster-key-slot' {
  export default function calculateSlot(key: string): number
}
