/**
 * The message's number as WeChat reports it later, as text. The SDK (4.0.2) reads the reply with a library for large
 * numbers and then copies its object field by field: what is left is `{ s: 1, e: 18, c: [19888, 10812324364291] }`, sign,
 * exponent, and groups of 14 digits without the empty ones at the end. Null where there is none.
 */
export function msgidOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return String(value) || null
  const { c: groups, e: exponent } = (value ?? {}) as { c?: unknown; e?: unknown }
  if (!Array.isArray(groups) || groups.length === 0 || !groups.every(Number.isSafeInteger)) return null
  const count = Number.isSafeInteger(exponent) ? Math.floor(Number(exponent) / GROUP) + 1 : groups.length
  const whole = Array.from({ length: count }, (_, index) => String(groups[index] ?? 0))
  return whole.map((group, index) => (index === 0 ? group : group.padStart(GROUP, '0'))).join('')
}

const GROUP = 14
