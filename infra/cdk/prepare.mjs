// Installs this package's own lock where it is not installed yet; it is not part of the repository's (it is 186 MB).
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const lock = createHash('sha256')
  .update(readFileSync(join(folder, 'package-lock.json')))
  .digest('hex')
const mark = join(folder, 'node_modules/.installed-lock')
const installed = () => {
  try {
    return readFileSync(mark, 'utf8')
  } catch {
    return ''
  }
}
if (installed() !== lock) {
  console.log('Installing infra/cdk (about 190 MB)')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  writeFileSync(mark, lock)
}
