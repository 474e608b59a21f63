import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const PROGRAMS = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'ceph-authtool', 'monmaptool']
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common']

/** Brings Debian's packages where they are missing and root runs this; else says what to run. */
export async function installRadosgw(): Promise<void> {
  const missing = (await Promise.all(PROGRAMS.map(isMissing))).some(Boolean)
  if (!missing) return
  const install = ['install', '-y', '--no-install-recommends', ...PACKAGES]
  if (process.getuid?.() !== 0) throw new Error(`radosgw is not installed. As root: apt-get ${install.join(' ')}`)
  console.log(`installing ${PACKAGES.join(', ')} by apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', install, { env, maxBuffer: 64 * 2 ** 20 })
}

async function isMissing(program: string): Promise<boolean> {
  return run('sh', ['-c', `command -v ${program}`]).then(
    () => false,
    () => true,
  )
}
