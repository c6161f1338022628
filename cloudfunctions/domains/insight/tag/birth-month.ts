import { lookupHash } from '../../../platform/crypto/field-cipher'

let months: Map<string, number> | null = null

/**
 * The month behind the keyed hash of a birthday, without opening anybody's sealed birthday: there are 366 of them, and
 * each instance makes their hashes once.
 */
export function birthMonthBehind(birthdayHash: string | null): number | null {
  if (birthdayHash === null) return null
  months ??= monthsByHash()
  return months.get(birthdayHash) ?? null
}

function monthsByHash(): Map<string, number> {
  const found = new Map<string, number>()
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= 31; day += 1) {
      const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      found.set(lookupHash('birthday', text), month)
    }
  }
  return found
}
