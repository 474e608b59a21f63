/** Children started by the bootstrap, to be ended with it. */
const children = new Set()

/** @param {import('node:child_process').ChildProcess} child */
export function endWithUs(child) {
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

/** Ends the bootstrap and what it started when `./start` is gone: a shell that is killed does not pass signals on. */
export function stopWithParent() {
  const parent = process.ppid
  const end = () => {
    for (const child of children) child.kill('SIGTERM')
    process.exit(143)
  }
  // Half a second: soon enough to leave nothing behind, rare enough to cost nothing.
  setInterval(() => process.ppid !== parent && end(), 500).unref()
  process.on('SIGTERM', end)
}
