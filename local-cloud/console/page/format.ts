const SHOP_OFFSET_MS = 8 * 3_600_000

/** 2026-11-30 23:59:05 in the shop's time zone, wherever the browser stands. */
export function shopTime(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** Only the time of the day, for lists in which the day is plain. */
export function shopTimeOfDay(at: number): string {
  return shopTime(at).slice(11)
}

/** What a `datetime-local` field holds: wall clock of the shop. */
export function toField(at: number): string {
  return shopTime(at).slice(0, 16).replace(' ', 'T')
}

export function fromField(text: string): number | null {
  // The parts are checked here, because browsers read half a date as some date.
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/.exec(text)
  if (!match) return null
  const at = Date.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}Z`)
  return Number.isNaN(at) ? null : at - SHOP_OFFSET_MS
}

/** 00:00 of the shop's next day. */
export function nextMidnight(at: number): number {
  const day = 86_400_000
  return (Math.floor((at + SHOP_OFFSET_MS) / day) + 1) * day - SHOP_OFFSET_MS
}

/** 1.5 天, 3 小时, 20 分钟: how far the clock was moved. */
export function span(ms: number): string {
  const size = Math.abs(ms)
  const sign = ms < 0 ? '−' : '+'
  if (size >= 86_400_000) return `${sign}${trimmed(size / 86_400_000)} 天`
  if (size >= 3_600_000) return `${sign}${trimmed(size / 3_600_000)} 小时`
  return `${sign}${trimmed(size / 60_000)} 分钟`
}

function trimmed(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export function milliseconds(value: number | null): string {
  if (value === null) return '…'
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('zh-CN')} ms`
}

/** JSON text made readable; anything else stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
