/** So much is earned with so many yuan: `earned` of `yuan`, whole numbers without a common part. */
function rateOf(share: number, whole: number): { yuan: number; earned: number } {
  const common = commonDivisor(share, whole)
  return { yuan: whole / common, earned: share / common }
}

/**
 * '每满 1 元得 1 积分', '每 10 元得 11 积分，零头按比例算，结果舍去小数': what is paid is rounded once, at the end, so that only a
 * rate of one for so many yuan goes by steps. Empty where nothing is earned.
 */
export function rateText(per100Yuan: number, unit: string, multiplierPercent = 100): string {
  if (per100Yuan * multiplierPercent === 0) return ''
  const { yuan, earned } = rateOf(per100Yuan * multiplierPercent, 10_000)
  if (earned === 1) return `每满 ${yuan} 元得 1 ${unit}`
  return `每 ${yuan} 元得 ${earned} ${unit}，零头按比例算，结果舍去小数`
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
