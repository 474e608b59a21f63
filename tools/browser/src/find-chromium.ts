import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where Debian, Ubuntu and others put it; CHROMIUM names another. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Debian's packages: the browser, and letters for Korean, without which every screenshot is boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * The browser to test with; as root it is installed where it is missing.
 * @throws Error that says what to install
 */
export function findChromium(): string {
  const found = lookForIt()
  if (found !== undefined) return found
  const command = `apt-get install -y ${PACKAGES.join(' ')}`
  // Its more than a hundred libraries are not unpacked beside it as the stack does with Redis: they belong to the system.
  if (process.getuid?.() !== 0)
    throw new Error(`There is no Chromium. Run: sudo ${command} (or set CHROMIUM to a browser)`)
  console.log(`installing Debian's Chromium: ${command}`)
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
  }
  // A fresh machine has no lists of packages yet.
  execFileSync('apt-get', ['update'], options)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], options)
  const installed = lookForIt()
  if (installed === undefined) throw new Error(`${command} installed no browser at ${PLACES.join(', ')}`)
  return installed
}

function lookForIt(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))
}
