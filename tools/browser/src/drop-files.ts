import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** A file as somebody has it on their desk. */
export interface DraggedFile {
  name: string
  bytes: Buffer
}

/** Copying: what dragging files out of a folder means. */
const COPY = 1

/**
 * Drags files over something and lets them go, as the browser's own input: the page gets the `DataTransfer` that it would get of
 * a person, with the files of the disk in it. @param over told while they hang over it
 */
export async function dropFiles(page: Page, onto: Locator, files: readonly DraggedFile[], over?: () => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-drag-'))
  const paths = files.map(({ name, bytes }) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
  const box = await onto.boundingBox()
  if (!box) throw new Error('there is nothing to drop onto')
  const input = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: paths, dragOperationsMask: COPY }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await input.send('Input.dispatchDragEvent', { type, ...at, data })
  await over?.()
  await input.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
  await input.detach()
  return { forget: () => rmSync(folder, { recursive: true }) }
}
