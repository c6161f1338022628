/**
 * Style sheets are written with `gap` and `inset`; the web views of the oldest phones that are promised (iOS 13) know
 * neither. For WeChat both are written out: `inset` as its four sides, the gap of a flex container as margins of what
 * stands in it. Grids keep their gap, which iOS 13 knows.
 */

// WXSS has no selector for "every child"; these are the elements that a container of ours can hold.
const TAGS = ['view', 'text', 'button', 'image', 'input', 'picker', 'comp']
const GAPS = ['gap', 'row-gap', 'column-gap']

module.exports = () => ({
  postcssPlugin: 'phone-styles',
  Once(root) {
    root.walkDecls('inset', writeOutInset)
    root.walkRules((rule) => writeOutGap(rule))
  },
})
module.exports.postcss = true

function writeOutInset(decl) {
  const [top, right = top, bottom = top, left = right] = decl.value.split(/\s+(?![^(]*\))/)
  for (const [prop, value] of Object.entries({ top, right, bottom, left })) decl.cloneBefore({ prop, value })
  decl.remove()
}

function writeOutGap(rule) {
  const decls = rule.nodes.filter(({ type }) => type === 'decl')
  const styleOf = (name) => decls.filter(({ prop }) => prop === name).pop()?.value
  const display = styleOf('display')
  if (!decls.some(({ prop }) => GAPS.includes(prop)) || /grid$/.test(display ?? '')) return
  if (!/flex$/.test(display ?? '')) throw rule.error('say in the same rule of which display this is the gap')

  const [row, column] = gapsOf(styleOf)
  for (const decl of decls) if (GAPS.includes(decl.prop)) decl.remove()
  if (styleOf('flex-wrap') === 'wrap') return writeOutWrapped(rule, styleOf, { row, column })
  const isColumn = /^column/.test(styleOf('flex-direction') ?? '')
  const side = isColumn ? { prop: 'margin-bottom', value: row } : { prop: 'margin-right', value: column }
  if (parseFloat(side.value) > 0) addAfter(rule, ':not(:last-child)', [side])
}

/** Every child has the margin; the container gives it back at its far sides: from its padding, or by growing. */
function writeOutWrapped(rule, styleOf, { row, column }) {
  const sides = { right: column, bottom: row }
  const margins = []
  for (const [side, value] of Object.entries(sides)) {
    const size = parseFloat(value)
    if (!(size > 0)) continue
    margins.push({ prop: `margin-${side}`, value })
    const padding = sideOf(styleOf, 'padding', side)
    if (padding >= size) rule.append({ prop: `padding-${side}`, value: `${padding - size}px` })
    else rule.append({ prop: `margin-${side}`, value: `${sideOf(styleOf, 'margin', side) - size}px` })
  }
  addAfter(rule, '', margins)
}

function gapsOf(styleOf) {
  const [row = '0', column = row] = (styleOf('gap') ?? '').split(' ').filter(Boolean)
  return [styleOf('row-gap') ?? row, styleOf('column-gap') ?? column]
}

/** In px; what is written otherwise counts as nothing. */
function sideOf(styleOf, box, side) {
  const own = styleOf(`${box}-${side}`)
  const [top = '0', right = top, bottom = top] = (styleOf(box) ?? '').split(/\s+(?![^(]*\))/).filter(Boolean)
  return parseFloat(own ?? (side === 'right' ? right : bottom)) || 0
}

function addAfter(rule, pseudo, decls) {
  const children = rule.selectors.flatMap((selector) => TAGS.map((tag) => `${selector}>${tag}${pseudo}`))
  const added = rule.cloneAfter({ selectors: children, nodes: [] })
  for (const decl of decls) added.append(decl)
}
