import { imageFaults, problemTypes } from '@matjip/contracts'

/** What `errors` of `image-not-usable`, and `failure` of an upload, may say of an image. */
const images = [
  '### Codes of images',
  '',
  '| code | meaning | |',
  '|---|---|---|',
  ...Object.entries(imageFaults).map(([code, { ko, en }]) => `| \`${code}\` | ${en} | ${ko} |`),
].join('\n')

/** docs/problems.md: the error catalogue. Each problem's `type` is an anchor in it. */
export function renderProblems(): string {
  const sections = Object.entries(problemTypes).map(([code, { status, title, ko, en, retryable }]) =>
    [
      `## ${code}`,
      '',
      `**${status} ${title}.** ${en}`,
      '',
      `${ko}`,
      '',
      retryable
        ? 'The same request can succeed later: wait for `Retry-After` where it is sent.'
        : 'The same request will fail again: change it first.',
      ...(code === 'image-not-usable' ? ['', images] : []),
    ].join('\n'),
  )
  return [
    '# Problems',
    'Generated from `libs/contracts/src/problem-types.ts` by `npm run docs`. Every answer that is not a success is an `application/problem+json` document (RFC 9457); branch on its `code`.',
    'Faults of the input are listed in `errors`, each with a `pointer`: a JSON pointer into the body (`#/text`), or `/query/NAME`, `/path/NAME`, `/header/NAME`.',
    ...sections,
  ].join('\n\n')
}
