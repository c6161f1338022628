import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'
import { momentText } from '../../ui/words'

export type TicketRow = ActionOutput<'feedback.listTickets'>['tickets'][number]
export type Ticket = ActionOutput<'feedback.getTicket'>['ticket']

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export function kindText({ kind, score }: Pick<TicketRow, 'kind' | 'score'>): string {
  if (kind === 'rating') return `打了 ${score ?? '–'} 分`
  return kind === 'complaint' ? '投诉' : '建议'
}

/** What the member said, in one line. */
export const saidText = ({ reasons, text }: Pick<TicketRow, 'reasons' | 'text'>): string =>
  [...reasons, text].filter((part) => part !== '').join('、')

/** How a ticket stands: which clock runs and how long it still has, or what came of it. */
export function standOf(
  { ticket, dueAt, isLate }: Pick<TicketRow, 'ticket' | 'dueAt' | 'isLate'>,
  now: number,
): [Tone, string] {
  switch (ticket?.status) {
    case 'open': {
      const what = ticket.seenAt === null ? '没有人看' : '没有答复'
      if (dueAt === null) return ['watch', what]
      return isLate
        ? ['bad', `${what}，晚了 ${spanText(now - dueAt)}`]
        : ['watch', `${what}，还有 ${spanText(dueAt - now)}`]
    }
    case 'answered':
      return ticket.isSolved === false ? ['bad', '答复了，会员说没解决'] : ['good', '答复了']
    case 'solved':
      return ['good', '会员说解决了']
    case 'closed':
      return ['plain', '结束了']
    default:
      return ['plain', '不用答复']
  }
}

/** '1 小时 20 分', '3 天'. The clocks of shop and computer are not quite the same: never less than nothing. */
export function spanText(span: number): string {
  const ms = Math.max(0, span)
  const hours = Math.floor(ms / HOUR_MS)
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分`
}

/** When a clock stopped, and whether that was in time. */
export function clockText(at: number | null, dueAt: number): string {
  if (at === null) return `${momentText(dueAt)} 前`
  return `${momentText(at)}${at > dueAt ? '，晚了' : ''}`
}
