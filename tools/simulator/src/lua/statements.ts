import type {
  AssignmentStatement,
  Expression,
  ForGenericStatement,
  IfStatement,
  LocalStatement,
  Statement,
} from 'luaparse'
import { callOf, expressionOf, isMatch, untranslated } from './expressions.ts'

/** JavaScript for a block of Lua. @throws SyntaxError for what is not translated */
export function blockOf(body: readonly Statement[]): string {
  return body.map(statementOf).join('\n')
}

function statementOf(node: Statement): string {
  switch (node.type) {
    case 'LocalStatement':
      return localOf(node)
    case 'AssignmentStatement':
      return assignmentOf(node)
    case 'CallStatement':
      return node.expression.type === 'CallExpression' ? `${callOf(node.expression)};` : unknown(node.expression.type)
    case 'FunctionDeclaration': {
      if (node.identifier?.type !== 'Identifier' || !node.isLocal) throw untranslated('a global function')
      const name = `_${node.identifier.name}`
      return `let ${name} = ${expressionOf({ ...node, identifier: null })};`
    }
    case 'ReturnStatement': {
      if (node.arguments.length > 1) throw untranslated('return of several values')
      return node.arguments[0] ? `return ${expressionOf(node.arguments[0])};` : 'return;'
    }
    case 'IfStatement':
      return ifOf(node)
    case 'WhileStatement':
      return `while ($.truthy(${expressionOf(node.condition)})) {${blockOf(node.body)}}`
    case 'BreakStatement':
      return 'break;'
    case 'ForNumericStatement': {
      const name = `_${node.variable.name}`
      const step = node.step === null ? 1 : Number(expressionOf(node.step))
      if (!(step > 0)) throw untranslated('a loop that counts down')
      const last = `$e${name}`
      return `for (let $i${name} = $.number(${expressionOf(node.start)}), ${last} = $.number(${expressionOf(node.end)}); $i${name} <= ${last}; $i${name} += ${step}) { let ${name} = $i${name}; ${blockOf(node.body)} }`
    }
    case 'ForGenericStatement':
      return forEachOf(node)
    default:
      return unknown(node.type)
  }
}

function localOf({ variables, init }: LocalStatement): string {
  const names = variables.map(({ name }) => `_${name}`)
  const [first] = init
  if (first && init.length === 1 && names.length > 1) {
    if (!isMatch(first)) throw untranslated('several values of a call')
    return `let [${names.join(', ')}] = ${callOf(first)} ?? [];`
  }
  if (init.length === 0) return `let ${names.join(', ')};`
  const values = names.map((_name, index) => (init[index] ? expressionOf(init[index]) : 'undefined'))
  // `local a = f(a)` means the outer a: values are then computed before the first name is bound.
  if (names.some((name) => new RegExp(`\\b${name}\\b`).test(values.join(' ')))) throw untranslated('a name bound anew')
  return names.map((name, index) => `let ${name} = ${values[index]};`).join(' ')
}

function assignmentOf({ variables, init }: AssignmentStatement): string {
  const [variable] = variables
  const [value] = init
  if (!variable || !value || variables.length > 1 || init.length > 1) throw untranslated('assignment of several values')
  if (variable.type === 'Identifier') return `_${variable.name} = ${expressionOf(value)};`
  const key: Expression | string =
    variable.type === 'IndexExpression' ? variable.index : JSON.stringify(variable.identifier.name)
  const index = typeof key === 'string' ? key : expressionOf(key)
  return `$.setIndex(${expressionOf(variable.base)}, ${index}, ${expressionOf(value)});`
}

function ifOf({ clauses }: IfStatement): string {
  return clauses
    .map((clause) => {
      const body = `{${blockOf(clause.body)}}`
      if (clause.type === 'ElseClause') return `else ${body}`
      return `${clause.type === 'IfClause' ? 'if' : 'else if'} ($.truthy(${expressionOf(clause.condition)})) ${body}`
    })
    .join(' ')
}

function forEachOf({ variables, iterators, body }: ForGenericStatement): string {
  const [iterator] = iterators
  if (iterator?.type !== 'CallExpression' || iterator.base.type !== 'Identifier' || iterator.base.name !== 'ipairs')
    throw untranslated('a loop over other than ipairs')
  const [place = '$p', value = '$w'] = variables.map(({ name }) => `_${name}`)
  const [list] = iterator.arguments
  if (!list) throw untranslated('ipairs without a table')
  return `for (const [$i, ${value}] of ${expressionOf(list)}.entries()) { const ${place} = $i + 1; ${blockOf(body)} }`
}

function unknown(type: string): never {
  throw untranslated(type)
}
