import { defaultMessageRules, type MessageRules } from '#shared/reach/message/rules'
import { type Act, asPerson, type DemoShop } from './actor'
import { agreeTo } from './agree'

/** Invented numbers: nobody but the local cloud takes them. */
export const CHECK_IN = 'demo-check-in-template-000000000001'
const BOOKING = 'demo-booking-template-0000000000000003'
const REPLY = 'demo-reply-template-000000000000000004'
export const ENDING = 'demo-ending-template-00000000000002'

const RULES: MessageRules = {
  ...defaultMessageRules,
  templates: [
    {
      purpose: 'booking',
      templateId: BOOKING,
      isOn: true,
      sendAt: '18:00',
      daysBefore: 1,
      fields: [
        { key: 'thing1', text: '{occasion}', fallback: '你报名的活动' },
        { key: 'time2', text: '{startsTime}', fallback: '2026年1月1日 00:00' },
        { key: 'thing3', text: '{store} {place}', fallback: '门店' },
      ],
    },
    {
      purpose: 'check-in-next',
      templateId: CHECK_IN,
      isOn: true,
      sendAt: '09:00',
      daysBefore: 0,
      fields: [
        { key: 'thing1', text: '已经连续签到 {streakDays} 天', fallback: '今天还没有签到' },
        { key: 'date2', text: '{day}', fallback: '2026年1月1日' },
      ],
    },
    {
      purpose: 'coupon-ending',
      templateId: ENDING,
      isOn: true,
      sendAt: '10:00',
      daysBefore: 1,
      fields: [
        { key: 'thing1', text: '{coupon}', fallback: '你有一张券' },
        { key: 'date3', text: '{untilDay}', fallback: '2026年1月1日' },
      ],
    },
    {
      purpose: 'points-ending',
      templateId: ENDING,
      isOn: true,
      sendAt: '10:00',
      daysBefore: 7,
      fields: [
        { key: 'thing1', text: '{points} 积分', fallback: '你有一些积分' },
        { key: 'date3', text: '{untilDay}', fallback: '2026年1月1日' },
      ],
    },
    {
      purpose: 'reply',
      templateId: REPLY,
      isOn: true,
      sendAt: '09:00',
      daysBefore: 0,
      fields: [{ key: 'time1', text: '{answeredTime}', fallback: '2026年1月1日 00:00' }],
    },
    {
      purpose: 'birthday-gift',
      templateId: ENDING,
      isOn: true,
      sendAt: '10:00',
      daysBefore: 0,
      fields: [
        { key: 'thing1', text: '{coupon}', fallback: '你的生日礼' },
        { key: 'date3', text: '{untilDay}', fallback: '2026年1月1日' },
      ],
    },
  ],
}

/** The demo shop reminds whoever asks for it. */
export const openReminders = (ops: Act, approver = ops): Promise<void> =>
  agreeTo(ops, 'messages', RULES, '会员要的提醒', approver)

/** So that the desk of a shop that was opened just now has somebody to count, and the inbox something to read. */
export async function askForReminders(server: DemoShop, ops: Act): Promise<void> {
  for (const id of ['lin', 'he']) {
    const act = asPerson(server, id)
    await act('message.recordAnswers', {
      purpose: 'check-in-next',
      answers: [{ templateId: CHECK_IN, answer: 'accept' }],
    })
    await act('message.recordAnswers', {
      purpose: 'coupon-ending',
      answers: [{ templateId: ENDING, answer: 'accept' }],
    })
    await act('message.recordAnswers', { purpose: 'booking', answers: [{ templateId: BOOKING, answer: 'accept' }] })
  }
  const { memberId } = await asPerson(server, 'lin')('member.getProfile', {})
  const letter = { title: '外套找到了', body: '上周落在春熙路店的米色外套，收在柜台里，随时来拿。' }
  await ops('inbox.write', { memberId, ...letter })
}
