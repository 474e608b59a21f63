import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where a development server finds the API: the gateway of a running `./start`. */
const gateway = process.env.MATJIP_URL ?? 'http://127.0.0.1:8080'
/** Everything that the gateway forwards; pages of the app have other paths (libs/path-rules). */
const forwarded = [
  '/feed',
  '/posts',
  '/relations',
  '/uploads',
  '/restaurants',
  '/users',
  '/moderation',
  '/dev',
  '/docs',
]

/** Modules that only pages besides home need: they come when the first of them is opened. */
const isOfPages = (id: string) =>
  /\/src\/(app\/other-pages|compose|hashtags\/hashtag-page|nearby|people\/(?!follow)|posts\/(post-page|likers)|restaurants|saved|search\/search-page|trending\/(?!meal\.))/.test(
    id,
  )
/** What belongs to oneself: no visitor loads it. */
const isOfOneself = (id: string) => /\/src\/own\//.test(id)
/** All else of ours, but what comes by itself: English, and the dialog to sign in. */
const isOfHome = (id: string) =>
  /\/(src|libs)\//.test(id) &&
  !/\/(i18n\/en|session\/sign-in-dialog|session\/sign-in)\./.test(id) &&
  !isOfPages(id) &&
  !isOfOneself(id)

export default defineConfig({
  plugins: [react()],
  build: {
    // Browsers since May 2024: light-dark(), nesting, :has() and content-visibility need no translation.
    target: ['chrome123', 'safari17.5', 'firefox121'],
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Fonts and pictures are none of ours; an inlined asset would need `data:` in more places of the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One style sheet of 6 KB: the order of cascade layers must not depend on which page was opened first.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Two files for home, one of which changes with libraries alone; a third for all other pages: smaller than ten,
            // and after the first of them the others are there already.
            { name: 'libraries', test: /node_modules/, priority: 3 },
            { name: 'home', test: isOfHome, priority: 2 },
            { name: 'pages', test: isOfPages, priority: 1 },
            { name: 'own', test: isOfOneself, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(forwarded.map((prefix) => [`^${prefix}(/|\\?|$)`, { target: gateway }])),
  },
})
