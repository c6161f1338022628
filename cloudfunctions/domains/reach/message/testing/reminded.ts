import { defaultMessageRules, type MessageRules } from '#shared/reach/message/rules'
import { aTemplate } from '#shared/reach/message/testing/a-template'
import { putRuleDocument } from '../../../../testing/put-rule-document'
import type { Phone, Shop } from '../../../../testing/shop'

export const CHECK_IN = aTemplate()
export const COUPON = aTemplate({
  purpose: 'coupon-ending',
  templateId: 'tpl-coupon-000000000000000000000000000',
  sendAt: '10:00',
  daysBefore: 1,
  fields: [{ key: 'thing1', text: '“{coupon}”快到期', fallback: '你有券快到期' }],
})
export const POINTS = aTemplate({
  purpose: 'points-ending',
  templateId: COUPON.templateId,
  sendAt: '10:00',
  daysBefore: 7,
  fields: [{ key: 'number1', text: '{points}', fallback: '0' }],
})

export const BOOKING = aTemplate({
  purpose: 'booking',
  templateId: 'tpl-booking-00000000000000000000000000',
  sendAt: '18:00',
  daysBefore: 1,
  fields: [
    { key: 'thing1', text: '{occasion}', fallback: '你报名的活动' },
    { key: 'time2', text: '{startsTime}', fallback: '2026年1月1日 00:00' },
    { key: 'thing3', text: '{store} {place}', fallback: '门店' },
  ],
})
export const REPLY = aTemplate({
  purpose: 'reply',
  templateId: 'tpl-reply-0000000000000000000000000000',
  fields: [{ key: 'time1', text: '{answeredTime}', fallback: '2026年1月1日 00:00' }],
})
export const GIFT = aTemplate({
  purpose: 'birthday-gift',
  templateId: 'tpl-gift-00000000000000000000000000000',
  sendAt: '10:00',
  fields: [{ key: 'thing1', text: '{coupon}', fallback: '生日礼' }],
})

/** The shop sends reminders by three templates, of which two are one of WeChat's. */
export function sendReminders(shop: Shop, over: Partial<MessageRules> = {}): void {
  const value = { ...defaultMessageRules, templates: [CHECK_IN, COUPON, POINTS], ...over }
  putRuleDocument(shop, 'messages', value)
}

export const accept = (
  phone: Phone,
  { purpose, templateId }: Pick<typeof CHECK_IN, 'purpose' | 'templateId'>,
  couponId?: string,
  occasionId?: string,
) =>
  phone.call('message.recordAnswers', {
    purpose,
    answers: [{ templateId, answer: 'accept' }],
    ...(couponId && { couponId }),
    ...(occasionId && { occasionId }),
  })

/** What WeChat was asked to send. */
export const sentOf = (shop: Shop) => shop.outbox.filter(({ api }) => api === 'subscribeMessage.send')

export const answerWith = (shop: Shop, errcode: number) =>
  shop.openapi.reply('subscribeMessage.send', () => ({ kind: 'json', body: { errcode, errmsg: 'said no' } }))
