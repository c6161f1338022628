import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type Incident = ActionOutput<'incident.list'>['incidents'][number]

const STATES: Readonly<Record<string, [Tone, string]>> = {
  open: ['bad', '没人认领'],
  owned: ['watch', '有人在办'],
  solved: ['good', '解决了，等复盘'],
  reviewed: ['plain', '已复盘'],
}

export const standOf = ({ state }: Pick<Incident, 'state'>): [Tone, string] => STATES[state] ?? ['plain', state]

const PATH_LIGHTS: Readonly<Record<string, [Tone, string]>> = {
  red: ['bad', '不通'],
  yellow: ['watch', '刚好转'],
  green: ['good', '通'],
}

/** How a path stands, by its light. */
export const standOfPath = (light: string): [Tone, string] => PATH_LIGHTS[light] ?? ['plain', light]

const CLOCKS: Readonly<Record<string, string>> = { open: '认领', owned: '解决', solved: '复盘' }
const HOUR_MS = 3_600_000

/** '还有 40 分钟认领', '该解决了，晚了 3 小时'; empty once no clock runs. */
export function clockWords({ state, dueAt }: Pick<Incident, 'state' | 'dueAt'>, now: number): string {
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

/** Where on the desk a switch is found; null for what no page of the desk changes. */
export function placeOfSwitch({ kind, id }: { kind: string; id: string | null }): string | null {
  switch (kind) {
    case 'template':
      return id === null ? '/coupons' : `/coupons/${id}`
    case 'referral':
      return '/rules/referral'
    case 'messages':
      return '/rules/messages'
    case 'till-key':
      return '/data/keys'
    case 'entrance':
      return '/channels'
    case 'job':
      return '/health/jobs'
    default:
      return null
  }
}

/** '7.5', '12': what is usual is a mean, and nobody needs more of it. */
export const usualText = (expected: number): string =>
  expected < 10 ? String(Math.round(expected * 10) / 10) : String(Math.round(expected))
