import { clockWords, stateText, usualText } from '#shared/insight/incident/stand-text'
import type { ActionOutput } from '../../../api/call'

export type Incident = ActionOutput<'incident.list'>['incidents'][number]
export type WholeIncident = ActionOutput<'incident.get'>['incident']

/** Who looks after it, and what is due. */
export function incidentNote(incident: Pick<Incident, 'state' | 'dueAt' | 'owner'>, now: number): string {
  const clock = clockWords(incident, now)
  const who = incident.owner === null ? stateText(incident.state) : `${incident.owner} 在办`
  return clock === '' ? who : `${who} · ${clock}`
}

export const causeText = ({ count, expected }: WholeIncident['causes'][number]): string =>
  `${count} 次，平时约 ${usualText(expected)} 次`

/** Where the switch is: the phone does not turn it, so that nobody stops a campaign with a thumb. */
export const switchNote = (kind: string): string => SWITCH_PLACES[kind] ?? '在运营台里关'

const SWITCH_PLACES: Readonly<Record<string, string>> = {
  template: '运营台 → 券',
  referral: '运营台 → 规则 → 邀请',
  messages: '运营台 → 规则 → 微信提醒',
  'till-key': '运营台 → 数据 → 收银机钥匙',
  products: '运营台 → 商品',
  entrance: '运营台 → 渠道与入口',
  job: '运营台 → 健康 → 任务',
}
