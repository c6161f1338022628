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
