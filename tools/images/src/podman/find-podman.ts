import { execFileSync, spawnSync } from 'node:child_process'

/** runc and not crun, which refuses machines that have control groups of both generations. */
const INSTALL = ['install', '-y', '--no-install-recommends', 'podman', 'runc']

/**
 * Sees that there is a Podman: it builds and runs images without a daemon. As root it is installed from Debian's packages
 * where it is missing.
 * @throws Error that says what to install
 */
export function ensurePodman(): void {
  if (isThere()) return
  const command = `apt-get ${INSTALL.join(' ')}`
  if (process.getuid?.() !== 0) throw new Error(`podman and runc are needed. Run: sudo ${command}`)
  console.log(`installing Debian's Podman: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  execFileSync('apt-get', INSTALL, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (!isThere()) throw new Error(`${command} installed no podman and runc`)
}

const isThere = () => ['podman', 'runc'].every((program) => spawnSync(program, ['--version']).status === 0)
