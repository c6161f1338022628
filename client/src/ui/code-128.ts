/**
 * Code 128, sets B (any printable ASCII) and C (pairs of digits in the width of one letter).
 * A symbol is three bars and three gaps, 11 modules in all; the index is the symbol's value.
 */
const SYMBOLS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
const STOP = '2331112'
const START_B = 104
const START_C = 105
const CODE_B = 100
const CODE_C = 99

function widthsOf(value: number): string {
  return SYMBOLS.slice(value * 6, value * 6 + 6)
}

/** Values of the symbols between start and stop, including the checksum. */
export function code128Values(text: string): number[] {
  if (!/^[ -~]+$/.test(text)) throw new Error('Code 128 here takes printable ASCII only')
  const values: number[] = []
  let isPairs = /^\d{4}/.test(text) || /^\d\d$/.test(text)
  values.push(isPairs ? START_C : START_B)
  for (let at = 0; at < text.length; ) {
    const pair = /^\d\d/.exec(text.slice(at))?.[0]
    const wantsPairs = isPairs ? pair !== undefined : /^\d{4}/.test(text.slice(at))
    if (wantsPairs !== isPairs) values.push(wantsPairs ? CODE_C : CODE_B)
    isPairs = wantsPairs
    values.push(isPairs ? Number(pair) : text.charCodeAt(at) - 32)
    at += isPairs ? 2 : 1
  }
  values.push(values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103)
  return values
}

/** Widths of bar, gap, bar, gap … in modules, as digits. */
export function code128Widths(text: string): string {
  return code128Values(text).map(widthsOf).join('') + STOP
}
