import type { BusinessDay } from '#shared/kernel/business-day'
import { ENTRY_WORDS } from '#shared/ledger/points/entry-words'
import type { ActionOutput } from '../../../api/call'
import { dayText } from '../../../ui/time-text'

export type Entry = ActionOutput<'points.listEntries'>['entries'][number]

const titles = new Map<string, string>(Object.entries(ENTRY_WORDS))

// A newer shop may send reasons that an older phone does not know; the kind is always one of these.
const KINDS: Record<Entry['kind'], string> = {
  earn: '获得',
  spend: '使用',
  expire: '积分到期',
  adjust: '调整',
  reverse: '撤销',
  transfer: '转移',
}

export function entryTitle({ reason, kind }: Pick<Entry, 'reason' | 'kind'>): string {
  return titles.get(reason) ?? KINDS[kind]
}

/** '2026年11月30日 23:59 前' */
export function lotEndText(endsDay: BusinessDay | null): string {
  return endsDay ? `${endsDay.slice(0, 4)}年${dayText(endsDay)} 23:59 前` : '长期有效'
}
