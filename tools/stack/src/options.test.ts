import { tmpdir } from 'node:os'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'
import { STATE_DIR } from './places.ts'

const parse = (...argv: string[]) => parseOptions(argv, '/')

test('without options: port 8080, demo data, the usual folder', () => {
  expect(parse()).toEqual({ port: 8080, fresh: false, content: 'demo', stateDir: STATE_DIR })
})

test('each option is understood; folders are relative to where the command was typed', () => {
  expect(parse('--port', '0', '--fresh', '--empty', '--state', 'x/y')).toEqual({
    port: 0,
    fresh: true,
    content: 'none',
    stateDir: '/x/y',
  })
  expect(parseOptions(['--data', basename(tmpdir())], dirname(tmpdir()))).toMatchObject({
    content: { folder: tmpdir() },
  })
  expect(parse('--help')).toBe('help')
})

test.each([
  [['--frsh'], "Unknown option '--frsh'"],
  [['now'], "Unexpected argument 'now'"],
  [['--port'], 'argument missing'],
  [['--port', '70000'], '--port 70000'],
  [['--port', '1e3'], '--port 1e3'],
  [['--port='], '--port'],
  [['--data', '/no/such/folder'], 'no such folder'],
  [['--empty', '--data', '/tmp'], 'contradict'],
])('%j is refused with a sentence', (argv, sentence) => {
  expect(() => parse(...argv)).toThrow(sentence)
})
