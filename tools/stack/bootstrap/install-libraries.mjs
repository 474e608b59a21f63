import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { LOGS, ROOT } from './places.mjs'
import { endWithUs } from './parent.mjs'
import { isInstalled } from './installed.mjs'
import { progress } from './progress.mjs'

const LOCK = join(ROOT, 'package-lock.json')
/** Inside node_modules, so that deleting that folder also forgets the stamp. */
const STAMP = join(ROOT, 'node_modules', '.matjip-lock')

/** Runs `npm ci` when node_modules was not made from the lock file as it is now. */
export async function installLibraries() {
  const lock = readFileSync(LOCK)
  // The platform is part of the stamp: a folder carried from another machine holds another machine's binaries.
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
  if (readStamp() === wanted) return
  const { packages } = JSON.parse(lock.toString())
  if (!isInstalled(packages)) await npmCi(Object.keys(packages).length)
  writeFileSync(STAMP, wanted)
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {number} packages entries of the lock, other platforms' included */
async function npmCi(packages) {
  mkdirSync(LOGS, { recursive: true })
  const logFile = join(LOGS, 'npm-ci.log')
  const log = createWriteStream(logFile)
  const line = progress(`npm ci: up to ${packages} packages of package-lock.json, about 700 MB on disk`)
  // Registry lookups cost about a second on every install and tell a newcomer nothing: no audit, no funding notes.
  const args = ['ci', '--loglevel=http', '--no-progress', '--no-audit', '--no-fund']
  const npm = endWithUs(spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }))
  line.say('asking the registry')
  const tail = []
  let fetched = 0
  for (const stream of [npm.stdout, npm.stderr]) {
    createInterface({ input: stream }).on('line', (text) => {
      log.write(`${text}\n`)
      if (/^npm http (fetch GET 200|cache) .*\.tgz/.test(text)) line.say(`${++fetched} packages`)
      else if (!/^npm (http|warn)/.test(text)) tail.push(text)
    })
  }
  const code = await new Promise((resolve, reject) => {
    npm.on('error', () => reject(new Error('npm was not found: it comes with Node, or by apt-get install npm.')))
    npm.on('close', resolve)
  })
  log.end()
  line.end(`${fetched} packages (every download is listed in ${logFile})`)
  if (code !== 0) throw new Error(`npm ci failed (${code}):\n${tail.slice(-15).join('\n')}`)
}
