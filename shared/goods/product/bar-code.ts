const SHAPE = /^[\w.-]{1,40}$/
const UPC_A = /^\d{12}$/
const CHECKED = /^(?:\d{8}|\d{12,13})$/

/**
 * A bar code as it is kept and looked for: twelve figures of the world's goods are thirteen with a 0 before them, and
 * scanners tell the one or the other.
 */
export function plainBarCode(code: string): string {
  return UPC_A.test(code) && isChecked(code) ? `0${code}` : code
}

/** EAN-13, EAN-8 and UPC-A carry a check digit; of any other form the shop's own code is what it is. */
export function isBarCode(code: string): boolean {
  return SHAPE.test(code) && (!CHECKED.test(code) || isChecked(code))
}

/** From the right, figures count once and three times in turn, and the sum ends in 0. */
function isChecked(figures: string): boolean {
  const sum = [...figures].reverse().reduce((total, figure, index) => total + Number(figure) * (index % 2 ? 3 : 1), 0)
  return sum % 10 === 0
}
