import { byId, h, replace } from './dom'

export interface Tab {
  id: string
  title: string
  element: HTMLElement
  /** Reads anew what the tab shows; called whenever it comes to the front. */
  refresh(): Promise<void> | void
}

export interface Tabs {
  refreshCurrent(): void
}

/** Tabs by the usual keyboard manners: arrows move, Home and End jump, only the current tab is in the tab order. */
export function mountTabs(tabs: readonly Tab[]): Tabs {
  const buttons = tabs.map((tab, index) => {
    const element = h('button', { type: 'button', role: 'tab', id: `tab-${tab.id}`, class: 'tab' }, tab.title)
    element.setAttribute('aria-controls', `panel-${tab.id}`)
    element.addEventListener('click', () => show(index))
    element.addEventListener('keydown', (event) => moveBy(event, index))
    return element
  })
  const panels = tabs.map((tab) =>
    h(
      'div',
      { role: 'tabpanel', id: `panel-${tab.id}`, class: 'panel', 'aria-labelledby': `tab-${tab.id}` },
      tab.element,
    ),
  )
  let current = 0

  const show = (index: number) => {
    current = index
    for (const [each, element] of buttons.entries()) {
      element.setAttribute('aria-selected', String(each === index))
      element.tabIndex = each === index ? 0 : -1
    }
    for (const [each, panel] of panels.entries()) panel.hidden = each !== index
    sessionStorage.setItem('console:tab', tabs[index]?.id ?? '')
    void tabs[index]?.refresh()
  }

  const moveBy = (event: KeyboardEvent, index: number) => {
    const count = tabs.length
    const targets: Record<string, number> = {
      ArrowRight: (index + 1) % count,
      ArrowLeft: (index + count - 1) % count,
      Home: 0,
      End: count - 1,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    show(target)
    buttons[target]?.focus()
  }

  replace(byId('tabs'), ...buttons)
  replace(byId('panels'), ...panels)
  const remembered = tabs.findIndex((tab) => tab.id === sessionStorage.getItem('console:tab'))
  show(Math.max(0, remembered))
  return { refreshCurrent: () => void tabs[current]?.refresh() }
}
