/** 1286 → '1,286'. Written by hand because `toLocaleString` differs between phones. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** 12 → '+12', -5 → '−5' with a real minus sign, which is as wide as the plus. */
export function signed(delta: number): string {
  if (delta === 0) return '0'
  return delta > 0 ? `+${grouped(delta)}` : `−${grouped(-delta)}`
}

/** '最多减 20 元' with a non-breaking space before 元, so that a figure keeps its unit. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=\D)/g, '$1\u00a0')
}
