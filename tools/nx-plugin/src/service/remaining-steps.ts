import type { ServiceWords } from './service-words.ts'

/** What a person still has to add before the new service is part of the stack, as text. */
export function remainingSteps({ name, plural }: ServiceWords): string {
  const upstream = `UPSTREAM_${name.toUpperCase().replaceAll('-', '_')}`
  return [
    `${name} is there: npx nx test ${name}. To make it part of the stack:`,
    `  1. libs/path-rules/src/rules.ts   add '${name}' to RoutedService and ['/${plural}', '${name}'] at the end of the prefixes`,
    `  2. tools/gateway/src/main.ts      add ${upstream}`,
    `  3. tools/stack/src/processes.ts   add app('${name}', '${name}/main', 'api', '${upstream}')`,
    '  4. replace the store in memory by one of libs/db-schema or libs/redis-keys',
  ].join('\n')
}
