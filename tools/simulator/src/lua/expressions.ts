import type { CallExpression, Expression, TableConstructorExpression } from 'luaparse'
import { blockOf } from './statements.ts'

/** Functions of Lua's library that our scripts use, and what they become. `match` may give several values. */
const LIBRARY: Record<string, string> = {
  tonumber: '$.tonumber',
  tostring: '$.tostring',
  'string.byte': '$.byte',
  'string.sub': '$.sub',
  'string.match': '$.match',
  'table.sort': '$.sort',
  'table.insert': '$.insert',
  'math.floor': 'Math.floor',
  'math.ceil': 'Math.ceil',
  'math.min': 'Math.min',
  'math.max': 'Math.max',
  'math.abs': 'Math.abs',
  unpack: '$.unpack',
  'redis.call': '$call',
}

/** JavaScript for a Lua expression; of a call that gives several values, the first. @throws SyntaxError for what is not translated */
export function expressionOf(node: Expression): string {
  switch (node.type) {
    case 'NilLiteral':
      return 'undefined'
    case 'BooleanLiteral':
    case 'NumericLiteral':
      return String(node.value)
    case 'StringLiteral':
      return JSON.stringify(unquote(node.raw))
    case 'Identifier':
      return `_${node.name}`
    case 'MemberExpression':
      return `${expressionOf(node.base)}.${node.identifier.name}`
    case 'IndexExpression':
      return `$.index(${expressionOf(node.base)}, ${expressionOf(node.index)})`
    case 'CallExpression':
      if (isUnpack(node)) throw untranslated('unpack in other than the last place')
      return isMatch(node) ? `${callOf(node)}?.[0]` : callOf(node)
    case 'TableConstructorExpression':
      return tableOf(node)
    case 'FunctionDeclaration':
      return `((${node.parameters.map(parameterOf).join(', ')}) => {${blockOf(node.body)}})`
    case 'UnaryExpression':
      return unaryOf(node.operator, expressionOf(node.argument))
    case 'LogicalExpression': {
      const left = `$.truthy($t = ${expressionOf(node.left)})`
      const right = expressionOf(node.right)
      return node.operator === 'and' ? `(${left} ? ${right} : $t)` : `(${left} ? $t : ${right})`
    }
    case 'BinaryExpression':
      return binaryOf(node.operator, expressionOf(node.left), expressionOf(node.right))
    default:
      throw untranslated(node.type)
  }
}

/** A call as it stands: `string.match` gives an array of values. */
export function callOf(node: CallExpression): string {
  const name = nameOf(node.base)
  const target = LIBRARY[name] ?? (node.base.type === 'Identifier' ? `_${name}` : undefined)
  if (!target) throw untranslated(name)
  const last = node.arguments.length - 1
  // In the last place alone do all values of a call count.
  const args = node.arguments.map((one, place) =>
    place === last && isUnpack(one) ? `...${callOf(one)}` : expressionOf(one),
  )
  return `${target}(${args.join(', ')})`
}

const isUnpack = (node: Expression): node is CallExpression =>
  node.type === 'CallExpression' && nameOf(node.base) === 'unpack'

export const isMatch = (node: Expression): node is CallExpression =>
  node.type === 'CallExpression' && nameOf(node.base) === 'string.match'

export function untranslated(what: string): SyntaxError {
  return new SyntaxError(`Lua's "${what}" is not translated: add it to the simulator's compiler`)
}

function nameOf(base: Expression): string {
  if (base.type === 'Identifier') return base.name
  return base.type === 'MemberExpression' ? `${nameOf(base.base)}.${base.identifier.name}` : base.type
}

function parameterOf(node: { type: string }): string {
  if (node.type !== 'Identifier') throw untranslated(node.type)
  return `_${(node as unknown as { name: string }).name}`
}

function tableOf({ fields }: TableConstructorExpression): string {
  if (fields.every(({ type }) => type === 'TableValue'))
    return `[${fields.map(({ value }) => expressionOf(value)).join(', ')}]`
  const named = fields.map((field) => {
    if (field.type !== 'TableKeyString') throw untranslated(`a table of mixed fields`)
    return `${JSON.stringify(field.key.name)}: ${expressionOf(field.value)}`
  })
  return `({ ${named.join(', ')} })`
}

function unaryOf(operator: string, argument: string): string {
  if (operator === 'not') return `!$.truthy(${argument})`
  if (operator === '-') return `-$.number(${argument})`
  if (operator === '#') return `$.length(${argument})`
  throw untranslated(operator)
}

function binaryOf(operator: string, left: string, right: string): string {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
      return `($.number(${left}) ${operator} $.number(${right}))`
    case '..':
      return `($.concat(${left}) + $.concat(${right}))`
    case '==':
      return `(${left} === ${right})`
    case '~=':
      return `(${left} !== ${right})`
    case '<':
      return `$.less(${left}, ${right})`
    case '>':
      return `$.less(${right}, ${left})`
    case '<=':
      return `!$.less(${right}, ${left})`
    case '>=':
      return `!$.less(${left}, ${right})`
    default:
      throw untranslated(operator)
  }
}

/** The parser leaves values of strings out where it cannot know their encoding; ours are ASCII without escapes. */
function unquote(raw: string): string {
  if (raw.includes('\\')) throw untranslated(`an escape in ${raw}`)
  return raw.slice(1, -1)
}
