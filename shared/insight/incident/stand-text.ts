/** How an incident and a path stand, in the words that members of the shop's staff read on the desk and on the phone. */

const STATES: Readonly<Record<string, string>> = {
  open: '没人认领',
  owned: '有人在办',
  solved: '解决了，等复盘',
  reviewed: '已复盘',
}
export const stateText = (state: string): string => STATES[state] ?? state

const LIGHTS: Readonly<Record<string, string>> = { red: '不通', yellow: '刚好转', green: '通' }
export const lightText = (light: string): string => LIGHTS[light] ?? light

const CLOCKS: Readonly<Record<string, string>> = { open: '认领', owned: '解决', solved: '复盘' }
const HOUR_MS = 3_600_000

/** '还有 40 分钟认领', '该解决了，晚了 3 小时'; empty once no clock runs. */
export function clockWords({ state, dueAt }: { state: string; dueAt: number | null }, now: number): string {
  const what = CLOCKS[state]
  if (dueAt === null || what === undefined) return ''
  const left = spanWords(Math.abs(dueAt - now))
  return dueAt >= now ? `还有 ${left}${what}` : `该${what}了，晚了 ${left}`
}

function spanWords(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(Math.round(ms / 60_000), 1)} 分钟`
  const hours = Math.round(ms / HOUR_MS)
  return hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`
}

/** '7.5', '12': what is usual is a mean, and nobody needs more of it. */
export const usualText = (expected: number): string =>
  expected < 10 ? String(Math.round(expected * 10) / 10) : String(Math.round(expected))
