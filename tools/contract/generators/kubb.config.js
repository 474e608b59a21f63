import { defineConfig } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'

// Run by tools/contract/src/generators/run-generators.ts, which says where.
const { DOCUMENT, OUTPUT } = process.env

export default defineConfig({
  input: { path: DOCUMENT },
  output: { path: OUTPUT, clean: true, format: false, lint: false },
  plugins: [pluginOas(), pluginTs(), pluginClient({ client: 'fetch' })],
})
