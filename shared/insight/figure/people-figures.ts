import { ACTIVATION_DAYS, FIRST_PURCHASE_DAYS, RETURN_DAYS } from '#shared/insight/event/event-day'
import { addDays } from '#shared/kernel/business-day'
import type { Came } from './came'
import { ASLEEP_DAYS, boughtAgain, fellAsleep, wokenUp } from './coming-back'
import {
  activeIn,
  amount,
  type Counted,
  cameSum,
  daysIn,
  type FigureFacts,
  lastIn,
  plainShare,
  share,
  toldSum,
  UNKNOWN,
} from './facts'
import { moved, type Period } from './period'
import type { FigureSpec } from './spec'

/** The number, the birthday, the name. */
const PORTRAIT_FIELDS = 3

/** Of a store, a tier or a channel. */
const ANYWHERE = '又来买，不管在哪家店。'

const repeat = (within: number): FigureSpec => ({
  key: `repeat${within}`,
  group: 'comingBack',
  title: `${within} 天复购率`,
  unit: 'percent',
  formula: `买过以后 ${within} 天内又来买的人次 ÷ 买过的人次`,
  definition: `看 ${within} 天以前的那一段：那时每天买过的会员里，${within} 天内又来买过一次的占多少。同一天买几笔算一次。${ANYWHERE}`,
  knownOf: 'buyers',
  of: (facts, period) => boughtAgain(facts, period, within),
})

const retention = (days: (typeof RETURN_DAYS)[number], index: number): FigureSpec => ({
  key: `retention${days}`,
  group: 'comingBack',
  title: days === 1 ? '次日留存' : `${days} 天留存`,
  unit: 'percent',
  formula: `第一次来之后的第 ${days} 天又来的会员 ÷ 第一次来的会员`,
  definition: `看 ${days} 天以前第一次来的会员；来：打开小程序、签到、领券、用券或消费。`,
  knownOf: 'visitors',
  of: (facts, period) =>
    sharedAfter(facts, moved(period, -days), {
      whole: ({ visitGaps }) => visitGaps[0] ?? 0,
      part: (day) => facts.days.get(addDays(day, days))?.came?.returned[index] ?? 0,
    }),
})

/** Of those who began on the days of a period, the share of whom something is known by later days. */
function sharedAfter(
  facts: FigureFacts,
  period: Period,
  { whole, part }: { whole(came: Came): number; part(day: Period['fromDay']): number },
): Counted {
  if (period.fromDay < facts.fromDay) return UNKNOWN
  const parts = daysIn(facts, period).map(({ day, came }) => (came && whole(came) > 0 ? part(day) : 0))
  return share(
    parts.reduce((sum, each) => sum + each, 0),
    cameSum(facts, period, whole),
  )
}

/** Of who joined so many days ago, whose first act of a kind came in these days. */
const ofJoined = (facts: FigureFacts, period: Period, within: number, of: (came: Came) => readonly number[]): Counted =>
  sharedAfter(facts, moved(period, -within), {
    whole: ({ joined }) => joined,
    part: (day) => {
      let members = 0
      for (let age = 0; age <= within; age += 1) {
        const came = facts.days.get(addDays(day, age))?.came
        members += came ? (of(came)[age] ?? 0) : 0
      }
      return members
    },
  })

export const peopleFigures: readonly FigureSpec[] = [
  {
    key: 'active',
    group: 'people',
    title: '活跃会员',
    unit: 'members',
    formula: '这段时间里来过的会员，每人算一次',
    definition: '来过：打开小程序、签到、领券、用券或消费。',
    knownOf: 'visitors',
    of: (facts, period) => amount(activeIn(facts, period)),
  },
  {
    key: 'activeShare',
    group: 'people',
    title: '活跃占比',
    unit: 'percent',
    formula: '活跃会员 ÷ 全部会员',
    definition: '全部会员：这段时间最后一天记在生命周期里的人数。',
    knownOf: 'shop',
    of: (facts, period) => {
      const members = lastIn(facts, period, ({ told }) => told.members ?? null)
      const active = activeIn(facts, period)
      return members === null || active === null ? UNKNOWN : share(Math.min(active, members), members)
    },
  },
  {
    key: 'activation',
    group: 'people',
    title: '激活率',
    unit: 'percent',
    formula: `加入后 ${ACTIVATION_DAYS} 天内签到、领券、用券或消费的会员 ÷ 加入的会员`,
    definition: `看 ${ACTIVATION_DAYS} 天以前加入的会员。`,
    knownOf: 'visitors',
    of: (facts, period) => ofJoined(facts, period, ACTIVATION_DAYS, ({ activated }) => activated),
  },
  {
    key: 'firstPurchase',
    group: 'people',
    title: '首购率',
    unit: 'percent',
    formula: `加入后 ${FIRST_PURCHASE_DAYS} 天内买过的会员 ÷ 加入的会员`,
    definition: `看 ${FIRST_PURCHASE_DAYS} 天以前加入的会员。`,
    knownOf: 'visitors',
    of: (facts, period) => ofJoined(facts, period, FIRST_PURCHASE_DAYS, ({ firstBuyers }) => firstBuyers),
  },
  {
    key: 'checkInRate',
    group: 'people',
    title: '签到率',
    unit: 'percent',
    formula: '签到的人次 ÷ 来过的人次',
    definition: '按天数：来的那天签没签到，一人一天算一次。',
    knownOf: 'visitors',
    of: (facts, period) =>
      share(
        cameSum(facts, period, ({ checkedIn }) => checkedIn),
        cameSum(facts, period, ({ visitors }) => visitors),
      ),
  },
  {
    key: 'taskRate',
    group: 'people',
    title: '任务完成率',
    unit: 'percent',
    formula: '完成了任务的人次 ÷ 来过的人次',
    definition: '按天数：来的那天有没有完成一个任务，一人一天算一次。后来退货退回的不算。',
    knownOf: 'shop',
    of: (facts, period) => {
      const days = daysIn(facts, period).flatMap(({ came }) => came ?? [])
      if (days.length === 0 || days.some(({ told }) => told.taskDoers === undefined)) return UNKNOWN
      return share(
        toldSum(facts, period, 'taskDoers'),
        cameSum(facts, period, ({ visitors }) => visitors),
      )
    },
  },
  {
    key: 'portrait',
    group: 'people',
    title: '画像完整度',
    unit: 'percent',
    formula: `知道的资料 ÷（会员 × ${PORTRAIT_FIELDS} 项）`,
    definition: '三项：手机号、生日、昵称。看这段时间最后一晚；注销的和合并掉的不算。',
    knownOf: 'shop',
    stands: true,
    of: (facts, period) => {
      const members = lastIn(facts, period, ({ told }) => told.portraitMembers ?? null)
      const filled = lastIn(facts, period, ({ told }) => told.portraitFilled ?? null)
      return members === null || filled === null ? UNKNOWN : plainShare(filled, members * PORTRAIT_FIELDS)
    },
  },
  repeat(30),
  repeat(90),
  repeat(365),
  ...RETURN_DAYS.map(retention),
  {
    key: 'asleep',
    group: 'comingBack',
    title: '流失率',
    unit: 'percent',
    formula: `最后一次买以后 ${ASLEEP_DAYS} 天没再买的会员 ÷ 买过的会员`,
    definition: `看 ${ASLEEP_DAYS} 天以前的那一段。${ANYWHERE}`,
    knownOf: 'buyers',
    lessIsBetter: true,
    of: fellAsleep,
  },
  {
    key: 'woken',
    group: 'comingBack',
    title: '唤回率',
    unit: 'percent',
    formula: `沉睡的会员里又来买的 ÷ 这段时间开始时沉睡的会员`,
    definition: `沉睡：超过 ${ASLEEP_DAYS} 天没买，但一年内买过。只看一部分时，看最后一次是在那里买的会员；${ANYWHERE}`,
    knownOf: 'buyers',
    of: wokenUp,
  },
  {
    key: 'referralRate',
    group: 'friends',
    title: '推荐率',
    unit: 'percent',
    formula: '带来朋友的人次 ÷ 活跃会员',
    definition: '朋友本人签到、消费或绑定手机才算带来；后来退款取消的不算。',
    knownOf: 'visitors',
    of: (facts, period) => {
      const active = activeIn(facts, period)
      return active === null
        ? UNKNOWN
        : share(
            cameSum(facts, period, ({ inviters }) => inviters),
            active,
          )
    },
  },
  {
    key: 'kFactor',
    group: 'friends',
    title: 'K 因子',
    unit: 'ratio',
    formula: '经会员邀请入会的人 ÷ 全部入会的人',
    definition: '一位新会员平均带来几位新会员。',
    knownOf: 'shop',
    of: (facts, period) =>
      share(
        toldSum(facts, period, 'friendsInvited'),
        cameSum(facts, period, ({ joined }) => joined),
      ),
  },
]
