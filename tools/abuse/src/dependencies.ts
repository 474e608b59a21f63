import { licenceGround } from './dependencies/judge-licence.ts'
import { readLock } from './dependencies/read-lock.ts'

const packages = readLock()
const byLicence = new Map<string, { needed: number; development: number }>()
const faults: string[] = []
const exceptions = new Map<string, string[]>()
for (const one of packages) {
  const licence = one.licence ?? 'none'
  const count = byLicence.get(licence) ?? { needed: 0, development: 0 }
  count[one.isDevelopment ? 'development' : 'needed'] += 1
  byLicence.set(licence, count)
  const ground = licenceGround(one)
  const name = `${one.name}@${one.version}`
  if (ground === undefined) faults.push(`${name}: ${licence} is not permissive, and no exception names it`)
  else if (ground !== 'permissive')
    exceptions.set(ground.exception, [...(exceptions.get(ground.exception) ?? []), name])
  if (!one.isBound) faults.push(`${name}: the lock does not bind its bytes`)
}
console.log(`${'licence'.padEnd(44)} ${'workspaces'.padStart(10)} ${'development'.padStart(12)}`)
for (const [licence, { needed, development }] of [...byLicence].sort((a, b) => b[1].needed - a[1].needed))
  console.log(`${licence.padEnd(44)} ${String(needed).padStart(10)} ${String(development).padStart(12)}`)
for (const [why, names] of exceptions) console.log(`exception: ${why}: ${names.join(', ')}`)
for (const fault of faults) console.log(fault)
console.log(
  `dependencies: ${packages.length} packages, ${byLicence.size} licences, ${[...exceptions.values()].flat().length} by exception, ` +
    `${faults.length} faults, ${faults.length === 0 ? 'holds' : 'DOES NOT HOLD'}`,
)
process.exitCode = faults.length === 0 ? 0 : 1
