type Child = Node | string | null | false
interface Properties {
  class?: string | undefined
  id?: string
  [name: string]: unknown
}

/** An element with attributes, listeners (`onclick`) and children. Texts are texts: nothing is ever read as HTML. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}

/** A table whose rows change; numbers stand to the right. */
export function liveTable(caption: string, heads: readonly string[]) {
  const body = h('tbody')
  const head = h('tr', {}, ...heads.map((text) => h('th', { scope: 'col' }, text)))
  const element = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', {}, caption), h('thead', {}, head), body),
  )
  return {
    element,
    /** @param rows cells of each; the first names the row, and a mark colours it */
    show(rows: readonly { cells: readonly (string | Node)[]; mark?: 'warn' | undefined }[]): void {
      body.replaceChildren(
        ...rows.map(({ cells, mark }) =>
          h(
            'tr',
            { class: mark },
            ...cells.map((cell, index) => (index === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell))),
          ),
        ),
      )
    },
  }
}
