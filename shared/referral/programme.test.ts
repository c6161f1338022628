import fc from 'fast-check'
import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { closedReason, decideBind, type Inviter } from './bind'
import type { Bond, QualifyingAct } from './bond'
import { bondInWords, maskedName } from './bond-text'
import { bondAwaiting } from './pending'
import {
  ended,
  held,
  holding,
  REVIEW_DAYS_MAX,
  released,
  revived,
  rewardAtOf,
  withAct,
  withActChecked,
} from './progress'
import { decideReward } from './reward'
import { defaultReferralRules, type ReferralRules, referralRulesSchema } from './rules'
import { countedInPeriod, mergeTallies, noReferral, tallyOf, withFriend, withTally } from './tally'
import { rewardText, termsInWords } from './terms-text'

const NOW = Date.parse('2026-11-22T15:00:00+08:00')
const DAY_MS = 86_400_000
const rules: ReferralRules = { ...defaultReferralRules, isOpen: true }
const inviter: Inviter = { _id: 'mem_INVITER000', status: 'active' }
const joining = { memberId: 'mem_FRIEND0000', now: NOW, device: null, network: null, scene: null, storeId: null }

function aBond(change: Partial<Bond> = {}, of: ReferralRules = rules): Bond {
  const decision = decideBind(joining, inviter, { rules: of, used: 0 })
  if (decision.kind !== 'bound') throw new Error(decision.why)
  return { ...decision.bond, ...change }
}

const anAct = (change: Partial<QualifyingAct> = {}): QualifyingAct => ({
  kind: 'purchase',
  sourceId: 'p1',
  at: NOW + DAY_MS,
  day: '2026-11-23' as BusinessDay,
  storeId: 'str_east',
  amountFen: 3_000,
  ...change,
})
const facts = (change: Partial<QualifyingAct> = {}, paidFen = 3_000, isUndone = false) => ({
  act: anAct(change),
  paidFen,
  isUndone,
})

describe('a bond is made', () => {
  test('with all that it needs later: terms, the last instant, who invited', () => {
    expect(aBond()).toMatchObject({
      _id: joining.memberId,
      inviterId: inviter._id,
      state: 'bound',
      boundDay: '2026-11-22',
      expiresAt: Date.parse('2026-12-22T23:59:59.999+08:00'),
      dueAt: Date.parse('2026-12-23T00:00:00+08:00'),
    })
  })

  test.each<[string, Partial<ReferralRules>, Inviter | null, number, string]>([
    ['no programme', { isOpen: false }, inviter, 0, 'not-open'],
    ['one that has ended', { endDay: '2026-11-21' as BusinessDay }, inviter, 0, 'ended'],
    ['a used budget', { budgetFriends: 5 }, inviter, 5, 'budget-used'],
    ['nobody’s code', {}, null, 0, 'no-inviter'],
    ['the own code', {}, { ...inviter, _id: joining.memberId }, 0, 'own-code'],
    ['one who has left', {}, { ...inviter, status: 'closed' }, 0, 'inviter-left'],
    ['one who was merged', {}, { ...inviter, status: 'merged' }, 0, 'inviter-left'],
  ])('not with %s', (_what, change, by, used, why) => {
    expect(decideBind(joining, by, { rules: { ...rules, ...change }, used })).toEqual({ kind: 'none', why })
  })

  test('on the last day, and below the budget, it still is', () => {
    expect(closedReason({ ...rules, endDay: '2026-11-22' as BusinessDay, budgetFriends: 5 }, 4, NOW)).toBeNull()
  })
})

describe('an act', () => {
  test.each<[string, ReturnType<typeof facts>, string]>([
    ['of the announced amount counts', facts({}, 2_000), 'qualified'],
    ['below it does not', facts({}, 1_999), 'bound'],
    [
      'of the day of joining counts, also where a file knows no hour',
      facts({ at: NOW - 3 * 3_600_000, day: '2026-11-22' as BusinessDay }),
      'qualified',
    ],
    ['of the day before does not', facts({ at: NOW - DAY_MS, day: '2026-11-21' as BusinessDay }), 'bound'],
    [
      'after the last instant does not',
      facts({ at: aBond().expiresAt + 1, day: '2026-12-23' as BusinessDay }),
      'bound',
    ],
    ['that was undone does not', facts({}, 3_000, true), 'bound'],
    ['of another kind does not', facts({ kind: 'phone', amountFen: null }), 'bound'],
  ])('%s', (_rule, told, state) => {
    expect(withAct(aBond(), told, NOW).state).toBe(state)
  })

  test('in time counts for a bond that has just expired, and for none that was refused', () => {
    expect(withAct(ended(aBond(), 'expired', 'not-in-time', NOW), facts(), NOW)).toMatchObject({
      state: 'qualified',
      end: null,
    })
    const refused = ended(aBond(), 'refused', 'staff', NOW)
    expect(withAct(refused, facts(), NOW)).toBe(refused)
  })

  test('that is given back ends the bond; one that is undone gives the friend another try; a part that leaves enough changes nothing', () => {
    const waiting = holding({ ...withAct(aBond(), facts(), NOW) }, NOW)
    expect(withActChecked(waiting, facts({}, 1_000), NOW)).toMatchObject({
      state: 'cancelled',
      end: { before: 'holding' },
    })
    expect(withActChecked(waiting, facts({}, 0, true), NOW)).toMatchObject({
      state: 'bound',
      act: null,
      qualifiedAt: null,
    })
    expect(withActChecked(waiting, facts({}, 2_000), NOW)).toBe(waiting)
    expect(withActChecked(waiting, facts({ sourceId: 'p2' }, 0), NOW)).toBe(waiting)
  })

  test('is told by the till only where a bond waits for it', () => {
    const { kind, at, amountFen } = { kind: 'purchase' as const, at: NOW, amountFen: 2_000 }
    const pending = {
      bondId: 'b',
      needs: kind,
      minFen: 2_000,
      untilAt: NOW,
      points: 1,
      hasCoupon: false,
      rewardAt: null,
    }
    const referral = { pending, tallies: [] }
    expect(bondAwaiting(referral, { kind, at, amountFen })).toBe('b')
    expect(bondAwaiting(referral, { kind, at, amountFen: 1_999 })).toBeNull()
    expect(bondAwaiting(referral, { kind, at: at + 1, amountFen })).toBeNull()
    expect(bondAwaiting(referral, { kind: 'phone', at })).toBeNull()
    expect(bondAwaiting(null, { kind, at, amountFen })).toBeNull()
    expect(bondAwaiting(undefined, { kind, at, amountFen })).toBeNull()
  })
})

test('a held bond waits thirty days for a person, and then is released with its day of reward kept', () => {
  const acted = withAct(aBond(), facts(), NOW)
  const waiting = held(acted, 'case', NOW)
  expect(waiting.dueAt).toBe(NOW + REVIEW_DAYS_MAX * DAY_MS)
  expect(released(waiting, NOW)).toMatchObject({ state: 'holding', isCleared: true, dueAt: rewardAtOf(acted) })
  expect(released(waiting, NOW + 20 * DAY_MS)).toMatchObject({ dueAt: NOW + 20 * DAY_MS })
})

test('an end that a merge had brought is taken back to where the bond stood', () => {
  const acted = holding(withAct(aBond(), facts(), NOW), NOW)
  expect(revived(ended(acted, 'refused', 'known-before', NOW), NOW)).toMatchObject({
    state: 'holding',
    end: null,
    dueAt: NOW,
  })
  expect(revived(ended(aBond(), 'refused', 'same-person', NOW), NOW)).toMatchObject({
    state: 'bound',
    dueAt: aBond().dueAt,
  })
  const open = aBond()
  expect(revived(open, NOW)).toBe(open)
})

describe('a reward', () => {
  const acted = withAct(aBond(), facts(), NOW)
  const tally = (friends: number, paidTo = 0) => ({
    ...tallyOf(null, 'first'),
    friends,
    paidTo,
    months: [{ month: '2026-11', friends }],
  })

  test('is what was announced, with each step that this friend reaches', () => {
    expect(decideReward(acted, tally(2), true)).toMatchObject({
      inviterPoints: 50,
      inviteePoints: 50,
      steps: [{ friends: 3, points: 30 }],
      tally: { friends: 3, paidTo: 3 },
    })
    expect(decideReward(acted, tally(3, 3), true).steps).toEqual([])
  })

  test('makes up for a step that a merge has jumped over, once', () => {
    expect(decideReward(acted, tally(4, 0), true).steps).toEqual([
      { friends: 3, points: 30 },
      { friends: 5, points: 50 },
    ])
    expect(decideReward(acted, tally(5, 5), true).steps).toEqual([])
  })

  test('beyond the cap, or when the inviter has left, is the friend’s alone', () => {
    expect(decideReward(acted, tally(10), true)).toMatchObject({
      inviterMissed: 'cap',
      inviterPoints: 0,
      inviteePoints: 50,
    })
    expect(decideReward(acted, tally(0), false)).toMatchObject({
      inviterMissed: 'left',
      inviterPoints: 0,
      inviteePoints: 50,
    })
  })
})

describe('the tally of an inviter', () => {
  test('counts by month, or by the whole programme', () => {
    const tally = withFriend(withFriend(tallyOf(null, 'first'), '2026-11' as BusinessMonth), '2026-12' as BusinessMonth)
    const month = '2026-12' as BusinessMonth
    expect(countedInPeriod(tally, { friends: 1, per: 'month' }, month)).toBe(1)
    expect(countedInPeriod(tally, { friends: 1, per: 'programme' }, month)).toBe(2)
    expect(countedInPeriod(tally, { friends: 1, per: 'month' }, '2027-01' as BusinessMonth)).toBe(0)
  })

  test('of two records of one person is added by a merge and comes out again when that is undone', () => {
    const month = fc.constantFrom('2026-09', '2026-10', '2026-11')
    const friends = fc.array(fc.tuple(fc.constantFrom('first', 'second'), month), { maxLength: 8 })
    const referralOf = (list: [string, string][]) =>
      list.reduce(
        (sum, [key, each]) => withTally(sum, withFriend(tallyOf(sum, key), each as BusinessMonth)),
        noReferral,
      )
    fc.assert(
      fc.property(friends, friends, (own, other) => {
        const [one, two] = [referralOf(own), referralOf(other)]
        const back = mergeTallies(mergeTallies(one, two, 1), two, -1)
        for (const key of ['first', 'second']) {
          expect(tallyOf(back, key)).toMatchObject({
            friends: tallyOf(one, key).friends,
            months: tallyOf(one, key).months,
          })
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('in words', () => {
  const inviterReward = { points: 0, couponTitle: '新人茶券' }
  const inviteeReward = { points: 20, couponTitle: '新人茶券' }

  test('a reward is points, a coupon, or both', () => {
    expect([rewardText(inviterReward), rewardText(inviteeReward)]).toEqual([
      '“新人茶券”一张',
      '20 积分和“新人茶券”一张',
    ])
  })

  test.each<[Partial<ReferralRules>, string]>([
    [{ needs: 'check-in', minFen: 0 }, '到店扫店内的码并签到一次'],
    [{ needs: 'phone', minFen: 0 }, '绑定自己的手机号'],
    [{ holdDays: 0 }, '达标后几分钟内到账'],
    [{ needs: 'phone', minFen: 0, holdDays: 3 }, '达标满 3 天到账'],
    [{ cap: { friends: 2, per: 'programme' } }, '活动期间最多计入 2 位好友'],
  ])('the terms say %p', (change, sentence) => {
    expect(
      termsInWords({ ...rules, ...change, inviter: inviterReward, invitee: inviteeReward }, null).join(''),
    ).toContain(sentence)
  })

  test('every state of a bond has a calm sentence, and no end accuses anybody', () => {
    const acted = withAct(aBond(), facts(), NOW)
    expect([aBond(), acted, holding(acted, NOW), held(acted, null, NOW)].map(bondInWords)).toEqual([
      '已入会，2026年12月22日前首次消费实付满 20 元即计入',
      '已达标，正在计入',
      '已达标，2026年11月30日到账',
      '已达标，审核中',
    ])
    for (const reason of [
      'not-in-time',
      'refunded',
      'friend-left',
      'known-before',
      'same-person',
      'staff',
      'reviewed',
    ] as const) {
      const text = bondInWords(ended(acted, 'refused', reason, NOW))
      expect(text).toMatch(/^没有计入：.+/)
      expect(text).not.toMatch(/作弊|欺诈|违规|虚假|刷/)
    }
  })

  test('a name shows its first character', () => {
    expect([maskedName('林间小路'), maskedName(' Ann '), maskedName('🍵茶')]).toEqual(['林*', 'A*', '🍵*'])
  })
})

test('the built-in programme is closed and valid, and an open one promises both sides something', () => {
  expect(defaultReferralRules.isOpen).toBe(false)
  expect(referralRulesSchema.safeParse(rules).success).toBe(true)
  const empty = { points: 0, couponKey: null }
  expect(referralRulesSchema.safeParse({ ...rules, invitee: empty }).success).toBe(false)
  expect(referralRulesSchema.safeParse({ ...rules, minFen: 0 }).success).toBe(false)
  expect(referralRulesSchema.safeParse({ ...rules, needs: 'phone' }).success).toBe(false)
  expect(referralRulesSchema.safeParse({ ...rules, levels: 2 }).success).toBe(false)
})
