import { lightText, stateText } from '#shared/insight/incident/stand-text'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type Incident = ActionOutput<'incident.list'>['incidents'][number]

const STATE_TONES: Readonly<Record<string, Tone>> = { open: 'bad', owned: 'watch', solved: 'good' }

export const standOf = ({ state }: Pick<Incident, 'state'>): [Tone, string] => [
  STATE_TONES[state] ?? 'plain',
  stateText(state),
]

const LIGHT_TONES: Readonly<Record<string, Tone>> = { red: 'bad', yellow: 'watch', green: 'good' }

/** How a path stands, by its light. */
export const standOfPath = (light: string): [Tone, string] => [LIGHT_TONES[light] ?? 'plain', lightText(light)]

/** Where on the desk a switch is found; null for what no page of the desk changes. */
export function placeOfSwitch({ kind, id }: { kind: string; id: string | null }): string | null {
  switch (kind) {
    case 'template':
      return id === null ? '/coupons' : `/coupons/${id}`
    case 'journey':
      return `/journeys/${id}`
    case 'products':
      return '/goods'
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
