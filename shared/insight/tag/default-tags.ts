import type { Range } from '#shared/base/condition/fields'
import type { TagKind } from '#shared/ledger/account/portrait'
import type { LastField } from '#shared/ledger/account/questions'
import type { TagCondition } from './language'
import type { TagRule } from './tag'

const not = (of: TagCondition): TagCondition => ({ kind: 'not', of })
const both = (...of: TagCondition[]): TagCondition => ({ kind: 'all', of })
const either = (...of: TagCondition[]): TagCondition => ({ kind: 'any', of })
const within = (days: number, of: LastField): TagCondition => ({ kind: 'last', of, when: { withinDays: days } })
/** Came by, in whatever way. */
const cameWithin = (days: number) => either(within(days, 'visit'), within(days, 'purchase'), within(days, 'checkIn'))
const joinedOver = (days: number): TagCondition => ({ kind: 'joined', when: { overDays: days } })
const often: TagCondition = { kind: 'bought', withinDays: 30, count: { min: 3 } }
const boughtTimes = (range: Range): TagCondition => ({ kind: 'number', field: 'purchaseCount', ...range })

const basic = tagsOf('basic')
const behavior = tagsOf('behavior')
const value = tagsOf('value')

/**
 * What every shop can say from the first day. The first tags of each kind leave nobody out, so that each member carries
 * one of every kind; the others need something more: a phone, a run of check-ins, a score.
 */
export const defaultTags: TagRule[] = [
  basic('new-member', '新会员', { kind: 'joined', when: { withinDays: 30 } }),
  basic('settled-member', '常规会员', both(joinedOver(30), not(joinedOver(365)))),
  basic('long-member', '老会员', joinedOver(365)),
  basic('has-phone', '已留手机号', { kind: 'has', field: 'phone' }),
  basic('till-only', '只在收银台出现', not({ kind: 'has', field: 'wechat' })),
  basic('birthday-month', '本月生日', { kind: 'birthMonth', in: 'current' }),

  behavior('frequent', '近期常来', often),
  behavior('recent', '近期来过', both(cameWithin(30), not(often))),
  behavior('away', '有一阵没来', both(cameWithin(90), not(cameWithin(30)))),
  behavior('long-away', '很久没来', not(cameWithin(90))),
  behavior('check-in-fan', '签到达人', { kind: 'streak', min: 7 }),
  behavior('browsing', '看而未买', both(within(30, 'visit'), not(within(30, 'purchase')))),

  value('no-purchase', '尚未消费', boughtTimes({ max: 0 })),
  value('first-purchase', '消费过一次', boughtTimes({ min: 1, max: 1 })),
  value('repeat', '多次消费', boughtTimes({ min: 2 })),
  value('top-value', '高消费', { kind: 'score', field: 'm', min: 5 }),
  value('at-risk', '有流失风险', { kind: 'stage', in: ['atRisk'] }),
]

function tagsOf(kind: TagKind) {
  return (key: string, name: string, when: TagCondition): TagRule => ({ key, name, kind, by: 'rule', when })
}
