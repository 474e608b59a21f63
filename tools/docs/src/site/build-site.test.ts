import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemTypes } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { buildSite, pages } from './build-site.ts'
import { GUIDES } from './contents.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'matjip-site-')), 'docs')
buildSite(folder)
const html = new Map(pages())

test('the page that problem types link to has an anchor for every code', () => {
  for (const code of Object.keys(problemTypes)) expect(html.get('problems.html')).toContain(`<section id="${code}">`)
})

test('every link and every part of a page leads to a file of the site, and none elsewhere', () => {
  const anchorsOf = (file: string) => readFileSync(join(folder, file), 'utf8')
  for (const [page, text] of html) {
    const targets = [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to)
    expect(targets.length, page).toBeGreaterThan(1)
    for (const to of targets.filter((one) => !one.startsWith('#'))) {
      const url = new URL(to, `http://site/docs/${page.replace('.html', '')}`)
      expect([to, url.host]).toEqual([to, 'site'])
      const path = url.pathname.replace(/^\/docs\//, '')
      const file = [path, `${path}.html`].find((one) => existsSync(join(folder, one)))
      expect(file, `${page} → ${to}`).toBeDefined()
      if (url.hash !== '') expect(anchorsOf(file ?? '')).toContain(`id="${url.hash.slice(1)}"`)
    }
  }
})

test('each guide is there in both languages, with as many sections and examples', () => {
  const shape = (text = '') => [...text.matchAll(/<(h2|pre|table)\b/g)].map(([, tag]) => tag)
  for (const { slug } of GUIDES) {
    const [ko, en] = [html.get(`ko/${slug}.html`), html.get(`en/${slug}.html`)]
    expect(shape(ko), slug).toEqual(shape(en))
    expect(ko).toContain('lang="ko"')
    expect(en).toContain('lang="en"')
  }
})

test('the reference tells nobody and loads nothing from elsewhere', () => {
  const setup = readFileSync(join(folder, 'assets/reference.js'), 'utf8')
  expect(setup).toContain('telemetry: false')
  expect(setup).toContain('withDefaultFonts: false')
  for (const [, name] of setup.matchAll(/'([a-z]+-(?:service|presigner)|matjip)'/g)) {
    expect(existsSync(join(folder, `openapi/${name}.json`)), name).toBe(true)
  }
})
