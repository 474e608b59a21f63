import { chmodSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Writes a shell script that runs `program` with the libraries under `root`. Paths are relative to the script, so the
 * repository may be moved; argv0 stays the path of `program`.
 * @param {{script: string, program: string, root: string}} places
 */
export function writeWrapper({ script, program, root }) {
  mkdirSync(dirname(script), { recursive: true })
  const here = (path) => `$here/${relative(dirname(script), path)}`
  const libraries = libraryFolders(root).map(here).join(':')
  const text = `#!/bin/sh
here="$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)"
LD_LIBRARY_PATH="${libraries}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export LD_LIBRARY_PATH
exec "${here(program)}" "$@"
`
  // Renamed into place: the script may replace a link to the very program it starts.
  const made = `${script}.part`
  writeFileSync(made, text)
  chmodSync(made, 0o755)
  renameSync(made, script)
}

function libraryFolders(root) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.so(\.|$)/.test(file))
  return [...new Set(files.map((file) => dirname(join(root, file))))].sort()
}
