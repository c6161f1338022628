import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { datedMomentText } from '../../../ui/time-text'

export type Said = ActionOutput<'feedback.listMine'>['feedbacks'][number]
export type Thread = ActionOutput<'feedback.getMine'>['feedback']

/** '给 11月17日 的消费打了 2 分' is too long for a row: the day stands below it. */
export function saidTitle({ kind, score }: Pick<Said, 'kind' | 'score'>): string {
  if (kind === 'rating') return `你打了 ${score ?? '–'} 分`
  return kind === 'complaint' ? '投诉' : '建议'
}

export function saidNote(said: Pick<Said, 'at' | 'storeName' | 'reasons' | 'text'>, today: BusinessDay): string {
  const words = [...said.reasons, said.text].filter((part) => part !== '').join('、')
  return [datedMomentText(said.at, today), said.storeName, words].filter(Boolean).join(' · ')
}

/** What stands at the end of the row; a word that this version does not know says nothing. */
export function standText({ ticket }: Pick<Said, 'ticket'>): string | null {
  switch (ticket?.status) {
    case 'open':
      return ticket.answeredAt === null ? '等答复' : '又写了'
    case 'answered':
      return '店里答复了'
    case 'solved':
      return '解决了'
    case 'closed':
      return '店里结束了'
    default:
      return null
  }
}
