/** An entry of an app, as a folder of apps/ and a file of its src/: `feed-service/main`. Its bundle bears the same name. */
export type AppEntry = `${string}/${string}`

/** Which file becomes the bundle of an entry: what bundle() takes. */
export function bundleOf(entry: AppEntry): { source: string; bundle: string } {
  return { source: `apps/${entry.replace('/', '/src/')}.ts`, bundle: entry }
}
