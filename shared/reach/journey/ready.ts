import type * as z from 'zod'
import { type Definition, definitionSchema } from './definition'

/** A journey that comes with the product: off until somebody takes it and starts it. */
export interface ReadyJourney {
  key: string
  /** Simplified Chinese, for operators. */
  name: string
  about: string
  definition: Definition
}

/** Stands where the shop has to choose a coupon of its own before it can start the journey. */
export const COUPON_TO_CHOOSE = 'choose-a-coupon'

const ready = (
  key: string,
  name: string,
  about: string,
  definition: z.input<typeof definitionSchema>,
): ReadyJourney => ({
  key,
  name,
  about,
  definition: definitionSchema.parse(definition),
})

const morning = '10:00'
const letter = (
  id: string,
  title: string,
  body: string,
  next: string | null,
  link?: 'coupons' | 'points' | 'check-in',
) => ({ kind: 'inbox', id, title, body, next, ...(link && { link }) }) as const
const waitDays = (id: string, amount: number, next: string) =>
  ({ kind: 'wait', id, duration: { amount, unit: 'days' }, until: morning, next }) as const

export const READY_JOURNEYS: readonly ReadyJourney[] = [
  ready('welcome', '欢迎', '入会 5 分钟内收到欢迎的站内信，第二天再提醒一次签到', {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    entry: { kind: 'once' },
    start: 'hello',
    nodes: [
      letter(
        'hello',
        '欢迎入会',
        '以后消费报会员码就能积分，也可以每天来签到。券和积分都在“我的”里。',
        'next-day',
        'check-in',
      ),
      waitDays('next-day', 1, 'remind'),
      { kind: 'message', id: 'remind', purpose: 'check-in-next', next: null },
    ],
  }),
  ready('newcomer', '新会员第 3、7、14 天', '入会以后还没有消费的，第 3、7、14 天各写一次；买了就停', {
    kind: 'shop',
    trigger: { kind: 'fact', fact: 'member.joined' },
    entry: { kind: 'once' },
    goal: 'purchase.recorded',
    start: 'until-3',
    nodes: [
      waitDays('until-3', 3, 'day-3'),
      letter('day-3', '第一次来怎么点', '不知道选什么，可以跟店员说口味，店员会帮你挑。', 'until-7'),
      waitDays('until-7', 4, 'day-7'),
      letter('day-7', '会员能用什么', '积分可以换东西，签到也有积分。到店前先看一眼“我的”。', 'until-14', 'points'),
      waitDays('until-14', 7, 'day-14'),
      letter('day-14', '还没来过', '有什么不方便的，可以在“意见反馈”里告诉我们。', null),
    ],
  }),
  ready('second-purchase', '第二次消费', '第一次消费后 7 天还没来第二次的，发一张券；先选一张券', {
    kind: 'shop',
    trigger: { kind: 'fact', fact: 'purchase.recorded' },
    condition: { kind: 'number', field: 'purchaseCount', max: 1 },
    entry: { kind: 'once' },
    goal: 'purchase.recorded',
    budgetFen: 100_000,
    start: 'a-week',
    nodes: [
      waitDays('a-week', 7, 'coupon'),
      { kind: 'coupon', id: 'coupon', couponKey: COUPON_TO_CHOOSE, next: 'tell' },
      letter('tell', '给你一张券', '谢谢上次来。这张券下次来可以用，到期日写在券上。', null, 'coupons'),
    ],
  }),
  ready('coupon-ending', '券快到期', '券到期前 3 天：微信提醒（点过“提醒我”的），并写一封站内信', {
    kind: 'announced',
    trigger: { kind: 'moment', moment: 'coupon-ending', days: 3 },
    entry: { kind: 'perEvent' },
    goal: 'coupon.redeemed',
    start: 'morning',
    nodes: [
      { kind: 'wait', id: 'morning', duration: { amount: 0, unit: 'minutes' }, until: morning, next: 'say' },
      { kind: 'message', id: 'say', purpose: 'coupon-ending', next: 'write' },
      letter('write', '有券快到期', '有一张券 3 天内到期，在券包里能看到是哪一张。', null, 'coupons'),
    ],
  }),
  ready('points-ending', '积分快到期', '积分到期前 7 天：微信提醒（点过“提醒我”的），并写一封站内信', {
    kind: 'announced',
    trigger: { kind: 'moment', moment: 'points-ending', days: 7 },
    entry: { kind: 'perEvent' },
    start: 'morning',
    nodes: [
      { kind: 'wait', id: 'morning', duration: { amount: 0, unit: 'minutes' }, until: morning, next: 'say' },
      { kind: 'message', id: 'say', purpose: 'points-ending', next: 'write' },
      letter('write', '有积分快到期', '这个月底有一部分积分到期，可以先换成东西。', null, 'points'),
    ],
  }),
  ready('birthday', '生日', '生日当天上午写一封站内信', {
    kind: 'announced',
    trigger: { kind: 'moment', moment: 'birthday', days: 0 },
    entry: { kind: 'perEvent' },
    start: 'morning',
    nodes: [
      { kind: 'wait', id: 'morning', duration: { amount: 0, unit: 'minutes' }, until: morning, next: 'write' },
      letter('write', '生日快乐', '店里的各位祝你生日快乐。', null),
    ],
  }),
  ready('tier-ending', '等级要到期', '等级到期前 30 天写一封站内信，7 天前没有消费的再写一次', {
    kind: 'announced',
    trigger: { kind: 'moment', moment: 'tier-ending', days: 30 },
    entry: { kind: 'perEvent' },
    start: 'write',
    nodes: [
      letter('write', '等级 30 天后到期', '怎样保住现在的等级，在会员页上写着还差多少。', 'wait'),
      {
        kind: 'waitFor',
        id: 'wait',
        fact: 'purchase.recorded',
        within: { amount: 23, unit: 'days' },
        next: null,
        otherwise: 'again',
      },
      letter('again', '等级 7 天后到期', '还差多少能保住等级，会员页上能看到。', null),
    ],
  }),
  ready('silent', '很久没来', '30 天没消费：先写信，72 小时后发券，再过 7 天交给店员；先选一张券', {
    kind: 'shop',
    trigger: { kind: 'moment', moment: 'silent', days: 30 },
    entry: { kind: 'everyDays', days: 90 },
    goal: 'purchase.recorded',
    budgetFen: 200_000,
    start: 'regular',
    nodes: [
      {
        kind: 'branch',
        id: 'regular',
        condition: { kind: 'number', field: 'purchaseCount', min: 3 },
        yes: 'write-regular',
        no: 'write-other',
      },
      letter('write-regular', '有一阵没见你了', '你常点的都还在。有哪里做得不好，也请告诉我们。', 'three-days'),
      letter('write-other', '最近还好吗', '上次来觉得怎么样？可以在“意见反馈”里说一句。', 'three-days'),
      {
        kind: 'waitFor',
        id: 'three-days',
        fact: 'purchase.recorded',
        within: { amount: 72, unit: 'hours' },
        next: null,
        otherwise: 'coupon',
      },
      { kind: 'coupon', id: 'coupon', couponKey: COUPON_TO_CHOOSE, next: 'tell' },
      letter('tell', '给你一张券', '下次来可以用，到期日写在券上。', 'a-week', 'coupons'),
      {
        kind: 'waitFor',
        id: 'a-week',
        fact: 'purchase.recorded',
        within: { amount: 7, unit: 'days' },
        next: null,
        otherwise: 'clerk',
      },
      {
        kind: 'clerkTask',
        id: 'clerk',
        title: '一个多月没来，发了券也没来',
        say: '问问最近是不是不方便，听对方说，不推销。',
        within: { amount: 3, unit: 'days' },
        next: null,
      },
    ],
  }),
  ready('running-out', '该再买了', '按会员自己的消费间隔，到了日子还没来的写一封站内信', {
    kind: 'shop',
    trigger: { kind: 'moment', moment: 'running-out', days: 0 },
    entry: { kind: 'everyDays', days: 14 },
    goal: 'purchase.recorded',
    start: 'morning',
    nodes: [
      { kind: 'wait', id: 'morning', duration: { amount: 0, unit: 'minutes' }, until: morning, next: 'write' },
      letter('write', '上次买的快用完了吗', '按你平时的间隔，差不多该补了。不需要就不用理会。', null),
    ],
  }),
  ready('bad-rating', '差评以后', '评分 2 分及以下：交给店员当天联系，处理完写一封站内信', {
    kind: 'reply',
    trigger: { kind: 'fact', fact: 'feedback.given', scoreMax: 2 },
    entry: { kind: 'perEvent' },
    start: 'clerk',
    nodes: [
      {
        kind: 'clerkTask',
        id: 'clerk',
        title: '刚给了低分',
        say: '先道歉，问清楚哪里不好，说明会怎么改。',
        within: { amount: 4, unit: 'hours' },
        next: 'settled',
      },
      {
        kind: 'waitFor',
        id: 'settled',
        fact: 'feedback.settled',
        within: { amount: 3, unit: 'days' },
        next: 'thanks',
        otherwise: null,
      },
      letter('thanks', '谢谢你告诉我们', '你说的那件事已经处理。还有不满意的，请再写给我们。', null),
    ],
  }),
  ready('after-event', '参加活动以后', '参加活动的第二天上午写一封站内信', {
    kind: 'reply',
    trigger: { kind: 'fact', fact: 'booking.attended' },
    entry: { kind: 'perEvent' },
    start: 'next-day',
    nodes: [
      waitDays('next-day', 1, 'thanks'),
      letter('thanks', '昨天谢谢你来', '活动有什么想法，可以在“意见反馈”里说一句。', null),
    ],
  }),
]
