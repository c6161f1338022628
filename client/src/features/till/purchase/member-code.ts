import { readPickUpCode } from '#shared/loyalty/points-shop/pick-up-code'

/** The code of goods that a member has paid for with points; null for any other text. */
export function readScannedPickUp(text: string): string | null {
  const read = readPickUpCode(text)
  return read.kind === 'code' ? read.code : null
}
