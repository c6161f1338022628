/** A target reaches as far as a tap would still land in it, whatever draws it. */
window.missedTargets = (least) => {
  const problems = []
  const wide = document.documentElement.scrollWidth
  if (wide > window.innerWidth) problems.push(`runs ${wide - window.innerWidth} px out of the screen`)
  const targets = document.querySelectorAll(
    'button, [role=button], [role=tab], [role=switch], [role=link], a[href], input',
  )
  for (const target of targets) {
    const box = target.getBoundingClientRect()
    const style = getComputedStyle(target)
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden' || style.opacity === '0') continue
    target.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = target.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const lands = (atX, atY) => {
      const met = document.elementFromPoint(atX, atY)
      return met !== null && (target === met || target.contains(met))
    }
    // Behind something else, such as a sheet: nobody could tap it.
    if (!lands(x, y)) continue
    const reach = (stepX, stepY) => {
      let far = 0
      while (far < least && lands(x + stepX * (far + 1), y + stepY * (far + 1))) far += 1
      return far
    }
    const [across, down] = [reach(1, 0) + reach(-1, 0) + 1, reach(0, 1) + reach(0, -1) + 1]
    // Seven days of a week side by side leave no more than an eighth of a narrow screen.
    if (across < Math.min(least, window.innerWidth / 8) || down < least) {
      const name = (target.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 20)
      problems.push(`target of ${across} × ${down}: “${name}” ${String(target.className).slice(0, 60)}`)
    }
  }
  return problems
}

/** Words that nobody can read to their end, or only through others. */
window.lostWords = () => {
  const problems = []
  const texts = []
  const shorten = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 24)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement
    if (
      !node.data.trim() ||
      /^(SCRIPT|STYLE)$/.test(holder.tagName) ||
      !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue
      const box = lettersIn(line, parseFloat(getComputedStyle(holder).fontSize))
      const { lost, layer, roams } = surroundings(holder, box)
      if (lost) problems.push(`cut off ${lost}: “${shorten(node.data)}”`)
      else if (!roams && (box.right > window.innerWidth + 1 || box.left < -1))
        problems.push(`beside the screen: “${shorten(node.data)}”`)
      texts.push({ node, box, layer })
    }
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (one.node === other.node || one.layer !== other.layer) continue
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (across > 2 && down > 2)
        problems.push(`on each other: “${shorten(one.node.data)}” and “${shorten(other.node.data)}”`)
    }
  }
  return [...new Set(problems)]
}

/** Cards that look like one with the card, or the words, above them. */
window.touchingCards = () => {
  const cards = [...document.querySelectorAll('[class*=card_]')]
    .filter((card) => /(^| )card_/.test(card.className) && card.checkVisibility({ visibilityProperty: true }))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0)
  const isAround = ({ element }) => cards.some((card) => card.element.contains(element))
  const above = [...cards, ...ownWords().filter((words) => !isAround(words))]
  return above.flatMap(({ element, box }) =>
    cards.flatMap((below) => {
      const gap = below.box.top - box.bottom
      const across = Math.min(box.right, below.box.right) - Math.max(box.left, below.box.left)
      if (gap < -1 || gap >= 6 || across < 24 || element.contains(below.element)) return []
      const name = (one) => (one.textContent ?? '').trim().slice(0, 16)
      return [`a card touches what is above it: “${name(element)}” and “${name(below.element)}”`]
    }),
  )
}

/** Elements that hold words themselves, with the box of the letters of their last line. */
function ownWords() {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const own = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
    if (!own || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
    const range = document.createRange()
    range.selectNodeContents(own)
    const line = [...range.getClientRects()].at(-1)
    // What is fixed lies over the page, wherever that has been pushed.
    if (!line || line.height < 1 || isFixed(element)) return []
    return [{ element, box: lettersIn(line, parseFloat(getComputedStyle(element).fontSize)) }]
  })
}

function isFixed(element) {
  for (let at = element; at; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position)) return true
  return false
}

/** A line's box has more room above and below than its letters take, so that two of them may share some of it. */
function lettersIn({ left, right, top, bottom }, size) {
  const middle = (top + bottom) / 2
  return { left, right, top: middle - size / 2, bottom: middle + size / 2 }
}

/** What cuts a text off; the layer that it lies in, because what is fixed lies over the rest; whether it can be pushed. */
function surroundings(holder, box) {
  let lost = null
  let layer = document.body
  let roams = false
  let scrolls = false
  for (let at = holder; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at)
    if (style.position === 'fixed' || style.position === 'sticky') {
      layer = at
      break
    }
    const frame = at.getBoundingClientRect()
    // What can be pushed into sight is lost by nothing that stands around it.
    if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) roams = true
    if (/auto|scroll/.test(style.overflowY)) scrolls = true
    const isBeside = box.right > frame.right + 1 || box.left < frame.left - 1
    const isBelow = box.bottom > frame.bottom + 1 || box.top < frame.top - 1
    if (/hidden|clip/.test(style.overflowX) && !roams && isBeside) lost = 'sideways'
    if (/hidden|clip/.test(style.overflowY) && !scrolls && isBelow) lost = 'below'
  }
  return { lost, layer, roams }
}
