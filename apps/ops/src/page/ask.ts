import { h } from './element.ts'

/** Asks before something is done. @returns whether it shall be */
export function ask(question: string, yes: string, no: string): Promise<boolean> {
  const dialog = h(
    'dialog',
    { 'aria-label': question },
    h('p', {}, question),
    h(
      'form',
      { method: 'dialog' },
      h('button', { value: 'no', autofocus: true }, no),
      h('button', { value: 'yes', class: 'primary' }, yes),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    }),
  )
}
