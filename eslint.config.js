import nx from '@nx/eslint-plugin'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

/**
 * Who may import whom (docs/adr/0002): the tag of the importing package → the tags it may depend on.
 * Apps never import another app, nobody imports a tool, and lower layers never look up.
 */
const depConstraints = [
  // Published and run in browsers: it knows nothing of ours but the committed document.
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:client'] },
  // Runs in browsers: the client package, and what is pure of the contract (how hashtags are found, which paths are pages).
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:client', 'type:contract'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:contract', 'type:data'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:contract', 'type:data', 'type:domain'] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:contract', 'type:kit'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contract', 'type:data', 'type:domain', 'type:kit'] },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: ['type:contract', 'type:data', 'type:domain', 'type:kit', 'type:client', 'type:tool'],
  },
]

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'libs/client/package/**',
      '**/node_modules/**',
      '.nx/**',
      '.matjip/**',
      'libs/db-schema/migrations/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, depConstraints }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['libs/client/src/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'It runs in browsers.' }] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'setImmediate'],
    },
  },
  {
    files: ['apps/ops/src/page/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'It runs in browsers.' }] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'setImmediate'],
    },
  },
  // Generated from the contract.
  { files: ['libs/client/src/schema.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['tools/docs/src/site/*.client.js'],
    languageOptions: { globals: { window: 'readonly', location: 'readonly' } },
  },
  { files: ['tools/**', 'infra/**', '**/*.mjs'], rules: { 'no-console': 'off' } },
  prettier,
)
