import { expect, test } from 'vitest'
import { parseCommandLine } from './command-line.ts'

const parse = (words: string) => parseCommandLine(words.split(' ').filter(Boolean))

test('every command is understood', () => {
  expect(parse('')).toMatchObject({ order: 'help' })
  expect(parse('check --json')).toEqual({ order: { command: 'check' }, isJson: true, stateDir: undefined })
  expect(parse('queues --state /x')).toEqual({ order: { command: 'queues' }, isJson: false, stateDir: '/x' })
  expect(parse('quarantine list').order).toEqual({ command: 'list', queue: 'quarantine', ids: undefined })
  expect(parse('dlq redrive --id a --id b').order).toEqual({ command: 'redrive', queue: 'dlq', ids: ['a', 'b'] })
  expect(parse('explain --actor mina --target jiho').order).toEqual({
    command: 'explain',
    kind: 'follow',
    actor: 'mina',
    target: 'jiho',
  })
})

test.each([
  ['heal', 'heal is no command'],
  ['check --id x', '--id means nothing to check'],
  ['check now', 'check takes no such word'],
  ['dlq', 'dlq list or dlq redrive?'],
  ['dlq list --id x', '--id is for redrive'],
  ['quarantine redrive all of them', 'too many words'],
  ['explain --actor mina', 'explain needs --actor and --target'],
  ['explain --actor a --target b --kind love', '--kind is one of follow, like'],
  ['explain --actor a --target b --kind toString', '--kind is one of follow, like'],
  ['check --fast', "Unknown option '--fast'"],
])('%s is refused: nothing is guessed', (words, sentence) => {
  expect(() => parse(words)).toThrow(sentence)
})
