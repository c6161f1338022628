type Child = Node | string | number | null | false
type Props = Record<string, unknown>

/** Makes an element. `on…` are listeners, other values attributes; `false` and null leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) setProp(element, name, value)
  for (const child of children) if (child !== null && child !== false) element.append(asNode(child))
  return element
}

function setProp(element: HTMLElement, name: string, value: unknown): void {
  if (name.startsWith('on') && typeof value === 'function') {
    element.addEventListener(name.slice(2), value as EventListener)
  } else if (name === 'value' && 'value' in element) {
    element.value = value
  } else if (value === true) {
    element.setAttribute(name, '')
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, String(value))
  }
}

function asNode(child: Node | string | number): Node {
  return child instanceof Node ? child : document.createTextNode(String(child))
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.flatMap((child) => (child === null || child === false ? [] : [asNode(child)])))
}

/** An element that the page's own HTML is known to hold. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no element '${id}'`)
  return element
}

/** A button that cannot be pressed twice while its act is under way. */
export function button(label: string, act: () => unknown, props: Props = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', class: 'button', ...props }, label)
  element.addEventListener('click', async () => {
    element.disabled = true
    try {
      await act()
    } finally {
      element.disabled = false
    }
  })
  return element
}

export function field(label: string, control: HTMLElement): HTMLLabelElement {
  return h('label', { class: 'field' }, h('span', { class: 'field-label' }, label), control)
}

export function emptyNote(text: string): HTMLParagraphElement {
  return h('p', { class: 'empty' }, text)
}

let hideToast: number | undefined

/** One sentence at the foot of the page; what went wrong stays longer. */
export function toast(text: string, isError = false): void {
  const element = byId('toast')
  element.textContent = text
  element.className = `toast toast-shown${isError ? ' toast-error' : ''}`
  clearTimeout(hideToast)
  hideToast = window.setTimeout(() => element.classList.remove('toast-shown'), isError ? 6000 : 2500)
}
