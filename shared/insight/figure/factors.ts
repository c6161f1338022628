/** One factor of turnover, before and now. Their product is the turnover. */
export interface Factor {
  key: string
  title: string
  before: number
  now: number
}

export interface FactorPart {
  key: string
  title: string
  before: number
  now: number
  /** How much of the change of turnover it brought. All parts of a change add up to it to the fen. */
  fen: number
}

/**
 * How much of the change each factor brought: by logarithmic means, which alone leave nothing over and do not depend on the
 * order of the factors. Where turnover came from nothing or went to nothing no factor can be told apart, and the first one carries it.
 */
export function partsOfChange(factors: readonly Factor[], beforeFen: number, nowFen: number): FactorPart[] {
  const change = nowFen - beforeFen
  if (beforeFen <= 0 || nowFen <= 0 || factors.some(({ before, now }) => before <= 0 || now <= 0))
    return factors.map((factor, at) => ({ ...factor, fen: at === 0 ? change : 0 }))
  const weight = change === 0 ? nowFen : change / Math.log(nowFen / beforeFen)
  return rounded(
    factors.map((factor) => ({ ...factor, fen: weight * Math.log(factor.now / factor.before) })),
    change,
  )
}

/** To whole fen that add up: what rounding leaves goes to those that it took most from. */
function rounded(parts: readonly FactorPart[], sum: number): FactorPart[] {
  const whole = parts.map((part) => ({ ...part, fen: Math.floor(part.fen) }))
  let left = sum - whole.reduce((total, { fen }) => total + fen, 0)
  const byLoss = parts
    .map(({ fen }, at) => ({ at, loss: fen - Math.floor(fen) }))
    .sort((a, b) => b.loss - a.loss || a.at - b.at)
  for (const { at } of byLoss) {
    const part = whole[at]
    if (!part || left <= 0) break
    part.fen += 1
    left -= 1
  }
  return whole
}

const percentText = (part: number, whole: number): string => {
  const text = `${Math.abs((100 * part) / whole).toFixed(1)}%`
  return part < 0 ? `−${text}` : `+${text}`
}

/** '比前一段 −8.0%：其中 来的会员 −6.1%，…': largest first. */
export function changeText(parts: readonly FactorPart[], beforeFen: number, nowFen: number): string {
  if (beforeFen <= 0) return nowFen > 0 ? '前一段没有消费，没法比' : '两段都没有消费'
  const change = nowFen - beforeFen
  if (change === 0) return '和前一段一样多'
  const told = [...parts]
    .filter(({ fen }) => fen !== 0)
    .sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen))
    .map(({ title, fen }) => `${title} ${percentText(fen, beforeFen)}`)
  return `比前一段 ${percentText(change, beforeFen)}：其中 ${told.join('，')}`
}
