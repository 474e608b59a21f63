import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import type { SourceMapPayload } from 'node:module'
import type { SourceOf } from './self-times.ts'

/** Finds the file of a place in a bundle by the map beside it. */
export function sourceOfBundle(bundle: string): SourceOf {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload)
  return (line, column) => {
    const found = map.findEntry(line, column)
    return 'originalSource' in found ? found.originalSource : undefined
  }
}
