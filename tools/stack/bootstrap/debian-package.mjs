import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FETCHED } from './places.mjs'
import { endWithUs } from './parent.mjs'
import { progress } from './progress.mjs'

/** Where apt keeps what this machine already has: readable by all, and never written here. */
const SYSTEM_STATUS = '/var/lib/dpkg/status'

/** Whether this is a Debian or one of its descendants. */
export function hasApt() {
  return existsSync(SYSTEM_STATUS) && ['apt-get', 'dpkg-deb'].every((tool) => existsSync(`/usr/bin/${tool}`))
}

/**
 * Unpacks a Debian package, and those of its dependencies that the machine lacks, under FETCHED, without root: apt gets
 * private directories, nothing is installed. Signatures are checked by apt as ever.
 * @param {string} name
 * @returns {Promise<string>} the folder that stands for `/`
 */
export async function fetchDebianPackage(name) {
  const root = join(FETCHED, name)
  if (existsSync(root)) return root
  const work = join(FETCHED, `${name}.part`)
  rmSync(work, { recursive: true, force: true })
  for (const folder of ['lists/partial', 'cache/archives/partial', 'root'])
    mkdirSync(join(work, folder), { recursive: true })
  const line = progress(
    `apt-get: ${name} from this machine's own package sources, into ${root} (no root, nothing installed)`,
  )
  line.say('reading package lists')
  const update = await apt(work, ['update'])
  line.say('downloading')
  // --reinstall: also where dpkg believes the package to be installed although its files were removed.
  const install = ['install', '--download-only', '--reinstall', '--no-install-recommends', '--yes', name]
  const download = await apt(work, install)
  const archives = join(work, 'cache', 'archives')
  const packages = readdirSync(archives).filter((file) => file.endsWith('.deb'))
  if (!packages.some((file) => file.startsWith(`${name}_`))) {
    line.end('failed')
    throw new Error(
      `apt-get could not fetch ${name}:\n${`${update}\n${download}`.trim().split('\n').slice(-12).join('\n')}`,
    )
  }
  for (const file of packages) {
    const unpacked = spawnSync('dpkg-deb', ['-x', join(archives, file), join(work, 'root')], { encoding: 'utf8' })
    if (unpacked.status !== 0) throw new Error(`dpkg-deb could not unpack ${file}: ${unpacked.stderr}`)
  }
  // Renamed only when whole: an interrupted fetch is never taken for a finished one.
  renameSync(join(work, 'root'), root)
  rmSync(work, { recursive: true, force: true })
  line.end(packages.map((file) => decodeURIComponent(file)).join(', '))
  return root
}

/** @returns {Promise<string>} what apt said */
function apt(work, args) {
  const options = {
    'Dir::State': work,
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::State::Status': SYSTEM_STATUS,
    'Dir::Cache': join(work, 'cache'),
    // No lock of the machine's own apt is taken, and no switch to its _apt user, which could not write here.
    'Debug::NoLocking': 'true',
    'APT::Sandbox::User': '',
    // A container image may be set to delete archives right after a download.
    'Binary::apt-get::APT::Keep-Downloaded-Packages': 'true',
    'APT::Keep-Downloaded-Packages': 'true',
    'DPkg::Post-Invoke': '',
    'APT::Update::Post-Invoke': '',
    'APT::Update::Post-Invoke-Success': '',
    // A list of changes or translations is of no use here.
    'Acquire::Languages': 'none',
  }
  const flags = Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`])
  const child = endWithUs(
    spawn('apt-get', [...flags, ...args], { env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' } }),
  )
  let said = ''
  child.stdout.on('data', (data) => (said += data))
  child.stderr.on('data', (data) => (said += data))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', () => resolve(said))
  })
}
