import { isProblem } from '@matjip/client'
import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { say } from '../i18n/use-words.ts'
import { showToast } from '../ui/toasts.ts'

export type Hiding = 'blocks' | 'mutes'

/**
 * Blocks or mutes somebody, or takes it back. In the record once it resolves, and so in force for the next read: whatever was
 * read before is read anew.
 * @param done what is said then
 * @returns whether it worked; where it did not, that was said
 */
export async function hide(hiding: Hiding, userId: string, active: boolean, done: string): Promise<boolean> {
  const path = `/relations/${hiding}/{userId}` as const
  const init = { params: { path: { userId } } }
  try {
    await (active ? client.PUT(path, init) : client.DELETE(path, init))
  } catch (thrown) {
    showToast({ tone: 'warn', text: isProblem(thrown) ? thrown.detail : say('error.text') })
    return false
  }
  showToast({ tone: 'plain', text: done })
  await queryClient.resetQueries()
  return true
}
