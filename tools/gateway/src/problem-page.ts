import { problemTypes } from '@matjip/contracts'
import type { ProblemType } from '@matjip/contracts'
import type { FastifyInstance } from 'fastify'

/** `/docs/problems`: the page that the `type` of every problem links to, one anchor per code. */
export function problemPage(app: FastifyInstance): void {
  const sections = Object.entries(problemTypes).map(([code, type]) => sectionOf(code, type))
  const page = `<!doctype html>
<html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Matjip: problems</title>
<style>body{font:16px/1.6 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}:target{background:#ffd;outline:2px solid #db3}</style>
<h1>Problems</h1>
${sections.join('\n')}
</html>`
  app.get('/docs/problems', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

/** The words are our own table's, so nothing needs escaping. */
function sectionOf(code: string, { status, title, ko, en, retryable }: ProblemType): string {
  const advice = retryable ? 'The same request can succeed later.' : 'Change the request first.'
  return `<section id="${code}"><h2>${code}</h2><p><b>${status} ${title}</b></p><p lang="ko">${ko}</p><p lang="en">${en} ${advice}</p></section>`
}
