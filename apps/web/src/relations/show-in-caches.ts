import { queryClient } from '../api/query-client.ts'
import type { ClickTarget } from './click.ts'
import { showClick } from './show-click.ts'

/** Shows a click in everything that was read before it. */
export function showInCaches(target: ClickTarget, active: boolean): void {
  queryClient.setQueriesData({}, (read: unknown) => showClick(read, target, active))
}
