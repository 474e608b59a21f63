import * as tables from '@matjip/db-schema'
import { getTableName, is, SQL } from 'drizzle-orm'
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core'

type Config = ReturnType<typeof getTableConfig>

/** Columns that point at another table without a foreign key: the hot tables have none, so that a write never locks its parents. */
const references: Record<string, string> = {
  owner_id: 'users',
  author_id: 'users',
  actor_id: 'users',
  user_id: 'users',
  post_id: 'posts',
  hashtag_id: 'hashtags',
  restaurant_id: 'restaurants',
}
/** A counter's owner is a user or a post, by its kind. */
const ambiguous = new Set(['counters'])

/** docs/erd.md: the data model as a picture and as tables, from the Drizzle tables themselves. */
export function renderErd(): string {
  const configs = Object.values(tables)
    .filter((value) => is(value, PgTable))
    .sort((a, b) => getTableName(a).localeCompare(getTableName(b)))
    .map((table) => getTableConfig(table))
  return [
    '# Data model',
    'Generated from `libs/db-schema/src/tables` by `npm run docs`; `npm run docs:check` fails where it is out of date.',
    ['```mermaid', 'erDiagram', ...configs.flatMap(diagramOf), '```'].join('\n'),
    ...configs.map(sectionOf),
  ].join('\n\n')
}

function diagramOf(table: Config): string[] {
  const columns = table.columns.map(
    (column) => `    ${column.getSQLType().replaceAll(' ', '_').replace('[]', '_array')} ${column.name}`,
  )
  const links = ambiguous.has(table.name)
    ? []
    : table.columns.flatMap(({ name }) =>
        references[name] && references[name] !== table.name
          ? [`  ${references[name]} ||--o{ ${table.name} : ${name}`]
          : [],
      )
  return [`  ${table.name} {`, ...columns, '  }', ...links]
}

function sectionOf(table: Config): string {
  const key = new Set(table.primaryKeys.flatMap((primary) => primary.columns.map((column) => column.name)))
  const rows = table.columns.map((column) => {
    const marks = [
      column.primary || key.has(column.name) ? 'primary key' : '',
      column.isUnique ? 'unique' : '',
      column.notNull ? '' : 'null allowed',
    ]
    return `| ${column.name} | ${column.getSQLType()} | ${marks.filter(Boolean).join(', ')} |`
  })
  const indexes = table.indexes.map((index) => {
    const { name, method, columns, where } = index.config
    const parts = columns.map((part) => (is(part, SQL) ? textOf(part) : 'name' in part ? part.name : ''))
    return `- \`${name}\`: ${method ?? 'btree'} (${parts.join(', ')})${where ? ` where ${textOf(where)}` : ''}`
  })
  const uniques = table.uniqueConstraints.map(
    (unique) => `- unique (${unique.columns.map((column) => column.name).join(', ')})`,
  )
  return [
    `## ${table.name}`,
    '',
    '| column | type | |',
    '|---|---|---|',
    ...rows,
    ...(indexes.length + uniques.length ? ['', ...uniques, ...indexes] : []),
  ].join('\n')
}

const dialect = new PgDialect()
const textOf = (sql: SQL) => dialect.sqlToQuery(sql).sql.replaceAll('"', '')
