import { parseArgs } from 'node:util'
import { USAGE } from './inputs/usage.ts'
import type { Usage } from './inputs/usage.ts'

export interface Options {
  users: number
  usage: Usage
  json: boolean
  html: string | undefined
}

const MOST_USERS = 8e9

/** @throws Error that says which option is wrong, and what it may be */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      users: { type: 'string' },
      json: { type: 'boolean', default: false },
      html: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
    },
  })
  const users = Number(values.users)
  if (!Number.isInteger(users) || users < 1 || users > MOST_USERS)
    throw new Error(`--users N: a whole number of people who come on a day is needed, not ${values.users ?? 'nothing'}`)
  return { users, usage: usageWith(values.set), json: values.json, html: values.html }
}

function usageWith(settings: readonly string[]): Usage {
  const usage: Record<string, number> = { ...USAGE }
  for (const setting of settings) {
    const [name = '', value = ''] = setting.split('=')
    if (!(name in USAGE)) throw new Error(`--set ${setting}: known are ${Object.keys(USAGE).join(', ')}`)
    if (value.trim() === '' || !(Number(value) >= 0)) throw new Error(`--set ${setting}: a number is needed`)
    usage[name] = Number(value)
  }
  return usage as unknown as Usage
}
