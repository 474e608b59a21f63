// Run by tools/contract/src/generators/run-generators.ts, which says where.
const { DOCUMENT, OUTPUT } = process.env

export default {
  matjip: { input: DOCUMENT, output: { target: `${OUTPUT}/matjip.ts`, client: 'fetch', mode: 'single' } },
}
