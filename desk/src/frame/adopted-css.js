/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` and `@ant-design/icons/es/cssUtils` when the desk is built. The
 * kit writes its styles into `<style>` elements, which a policy of `style-src 'self'` forbids; here they become
 * constructed sheets, which it allows. The elements stay in a `head` that never joins the document, and keep the order.
 */
const ORDER = 'data-rc-order'
const PRIORITY = 'data-rc-priority'
const holder = document.createElement('head')
const sheets = new Map()

export function injectCSS(css, { prepend, priority = 0 } = {}) {
  const node = document.createElement('style')
  node.setAttribute(ORDER, prepend === 'queue' ? 'prependQueue' : prepend ? 'prepend' : 'append')
  if (prepend === 'queue' && priority) node.setAttribute(PRIORITY, `${priority}`)
  sheets.set(node, new CSSStyleSheet())
  write(node, css)
  place(node, prepend, priority)
  node.remove = () => forget(node)
  adopt()
  return node
}

export function removeCSS(key, options) {
  find(key, options)?.remove()
}

export function updateCSS(css, key, options = {}) {
  const old = find(key, options)
  if (old) {
    if (old.css !== css) write(old, css)
    return old
  }
  const node = injectCSS(css, options)
  node.setAttribute(markOf(options), key)
  return node
}

export function clearContainerCache() {}

/** Asked for by the icons. */
export function getShadowRoot() {
  return null
}

export function warningOnce(isFine, message) {
  if (!isFine) console.error(message)
}

function place(node, prepend, priority) {
  if (prepend === 'queue') {
    const before = [...holder.children].filter(
      (each) => each.getAttribute(ORDER) !== 'append' && priority >= Number(each.getAttribute(PRIORITY) || 0),
    )
    holder.insertBefore(node, before.length > 0 ? before[before.length - 1].nextSibling : holder.firstChild)
  } else if (prepend) holder.insertBefore(node, holder.firstChild)
  else holder.appendChild(node)
}

function forget(node) {
  const gone = sheets.get(node)
  if (holder.contains(node)) holder.removeChild(node)
  sheets.delete(node)
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== gone)
}

function adopt() {
  const own = new Set(sheets.values())
  const others = document.adoptedStyleSheets.filter((sheet) => !own.has(sheet))
  document.adoptedStyleSheets = [...others, ...[...holder.children].map((node) => sheets.get(node))]
}

function write(node, css) {
  node.css = css
  sheets.get(node).replaceSync(css)
}

function find(key, options) {
  return [...holder.children].find((node) => node.getAttribute(markOf(options)) === key)
}

function markOf(options) {
  if (!options?.mark) return 'rc-util-key'
  return options.mark.startsWith('data-') ? options.mark : `data-${options.mark}`
}
