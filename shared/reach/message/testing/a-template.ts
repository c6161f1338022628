import type { MessageTemplate } from '../rules'

export const TEMPLATE_ID = 'tpl-check-in-00000000000000000000000000'

export const aTemplate = (over: Partial<MessageTemplate> = {}): MessageTemplate => ({
  purpose: 'check-in-next',
  templateId: TEMPLATE_ID,
  isOn: true,
  sendAt: '09:00',
  daysBefore: 0,
  fields: [
    { key: 'thing1', text: '已经连续签到 {streakDays} 天', fallback: '今天还没有签到' },
    { key: 'date2', text: '{day}', fallback: '2026年1月1日' },
  ],
  ...over,
})
