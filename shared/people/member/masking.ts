import type { BusinessDay } from '#shared/kernel/business-day'
import { plainNumber } from '#shared/kernel/typed-text'

/**
 * A phone number as it may be shown: first 3 and last 2 digits, as WeChat's guide for masking asks. The mainland
 * country code is left out; others stay visible in front.
 */
export function maskPhone(phone: string): string {
  const digits = nationalNumber(phone)
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 5))}${digits.slice(-2)}`
}

/** Month only: enough for its owner to see that it is there, too little for anybody else. */
export function maskBirthday(day: BusinessDay): string {
  return `${Number(day.slice(5, 7))}月**日`
}

/**
 * One spelling for each number, so that hashes meet: `+86…` for an 11-digit mainland mobile, `+<digits>` otherwise.
 * Null when it cannot be a phone number.
 */
export function normalizePhone(text: string): string | null {
  const digits = plainNumber(text)
  if (/^1\d{10}$/.test(digits)) return `+86${digits}`
  if (/^\+\d{6,17}$/.test(digits)) return digits
  return /^00\d{6,17}$/.test(digits) ? `+${digits.slice(2)}` : null
}

/** As it is dialled in the shop's country: of a mainland number without its country code. */
export function nationalNumber(phone: string): string {
  return /^\+861\d{10}$/.test(phone) ? phone.slice(3) : phone
}
