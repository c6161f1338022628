import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

type Row = ActionOutput<'booking.listOccasions'>['occasions'][number]
type Guest = ActionOutput<'booking.getOccasion'>['guests'][number]

export const STATUSES: Record<Row['status'], { tone: Tone; word: string }> = {
  planned: { tone: 'good', word: '报名中' },
  calledOff: { tone: 'bad', word: '已取消' },
  over: { tone: 'plain', word: '办完了' },
}

export const GUEST_STATES: Record<Guest['state'], string> = {
  booked: '已报名',
  waiting: '候补',
  cancelled: '已取消',
  attended: '到了',
  absent: '没有来',
  unserved: '没有轮到',
}
