import { ROOT } from './places.ts'

/** The program itself: `npx` would cost a second more. */
export const REDOCLY = `${ROOT}node_modules/@redocly/cli/bin/cli.js`

/** It tells its maker nothing, and asks nobody for a newer one. */
export const REDOCLY_ENV = {
  ...process.env,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}
