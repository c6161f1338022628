import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type Template = ActionOutput<'coupon.listTemplates'>['templates'][number]

export const STATES: Record<Template['state'], { tone: Tone; word: string }> = {
  draft: { tone: 'plain', word: '还没上线' },
  live: { tone: 'good', word: '在用' },
  paused: { tone: 'watch', word: '暂停' },
  ended: { tone: 'plain', word: '已结束' },
}
