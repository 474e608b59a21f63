import { extractHashtags } from '../src/index.ts'
import { renderAutolink } from './autolink.ts'

interface Case<Expected> {
  readonly description: string
  readonly text: string
  readonly expected: Expected
}

/** The layout of twitter-text-conformance-hashtags.json, and of our own cases. */
export interface ConformanceSet {
  readonly extract: {
    readonly hashtags: readonly Case<readonly string[]>[]
    readonly hashtags_from_astral: readonly Case<readonly string[]>[]
    readonly hashtags_with_indices: readonly Case<
      readonly { readonly hashtag: string; readonly indices: readonly number[] }[]
    >[]
  }
  readonly autolink: { readonly hashtags: readonly Case<string>[] }
  readonly validate: { readonly hashtags: readonly Case<boolean>[] }
}

/** What one case expects and what came of it; both as JSON, so that they compare and print. */
export interface Outcome {
  readonly name: string
  readonly expected: string
  readonly actual: string
}

/** Runs every case; hashtags are compared as typed, that is, before lower-casing. */
export function runConformance(set: ConformanceSet): Outcome[] {
  const { extract, autolink, validate } = set
  return [
    ...judge('extract', extract.hashtags, displays),
    ...judge('extract astral', extract.hashtags_from_astral, displays),
    ...judge('extract with indices', extract.hashtags_with_indices, (text) =>
      extractHashtags(text).map(({ display, start, end }) => ({ hashtag: display, indices: [start, end] })),
    ),
    ...judge('autolink', autolink.hashtags, renderAutolink),
    ...judge('validate', validate.hashtags, isOneHashtag),
  ]
}

function judge<Expected>(list: string, cases: readonly Case<Expected>[], answer: (text: string) => unknown): Outcome[] {
  return cases.map(({ description, text, expected }) => ({
    name: `${list}: ${description}`,
    expected: JSON.stringify(expected),
    actual: JSON.stringify(answer(text)),
  }))
}

function displays(text: string): string[] {
  return extractHashtags(text).map((hashtag) => hashtag.display)
}

function isOneHashtag(text: string): boolean {
  const [first, ...others] = extractHashtags(text)
  return first !== undefined && others.length === 0 && first.start === 0 && first.end === text.length
}
