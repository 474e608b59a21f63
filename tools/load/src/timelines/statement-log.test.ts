import { expect, test } from 'vitest'
import { keysOf, readStatements } from './statement-log.ts'

const LOG = `feeds-1|LOG:  execute home-snapshot: /* feed-service home-snapshot */
	with legs as (select 1)
	select * from legs
feeds-1|DETAIL:  Parameters: $1 = '42', $2 = '440'
feeds-2|LOG:  execute fragments: /* post-view fragments */ select 1
feeds-2|DETAIL:  Parameters: $1 = '{7,8}', $2 = NULL
feeds-2|LOG:  statement: select 1
feeds-2|LOG:  execute plain: select name from tags where name = $1
feeds-2|DETAIL:  Parameters: $1 = 'it''s'
`

test('statements are read with who asked, what for, and their parameters', () => {
  expect(readStatements(LOG)).toEqual([
    { process: 'feeds-1', label: 'feed-service home-snapshot', parameters: ['42', '440'] },
    { process: 'feeds-2', label: 'post-view fragments', parameters: ['{7,8}', 'NULL'] },
    { process: 'feeds-2', label: 'plain', parameters: ["it's"] },
  ])
})

test('an array asks for each of its elements', () => {
  expect(readStatements(LOG).map(keysOf)).toEqual([
    ['feed-service home-snapshot 42'],
    ['post-view fragments 7', 'post-view fragments 8'],
    ["plain it's"],
  ])
  expect(keysOf({ process: 'feeds-1', label: 'counts', parameters: ['3', '{7,8}'] })).toEqual([
    'counts 3 7',
    'counts 3 8',
  ])
})
