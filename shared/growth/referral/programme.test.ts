import fc from 'fast-check'
import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { mergeTallies, noReferral, tallyOf, withFriend, withTally } from '#shared/ledger/account/invited-tally'
import { closedReason, decideBind, type Inviter } from './bind'
import { bondInWords, maskedName } from './bond-text'
import { ended, held, holding, withAct } from './progress'
import { decideReward } from './reward'
import { defaultReferralRules, type ReferralRules, referralRulesSchema } from './rules'
import { countedInPeriod } from './tally'
import { rewardText, termsInWords } from './terms-text'
import { aFact, aFreshBond, inviter, joining, NOW, rules } from './testing/a-fresh-bond'

describe('a bond is made', () => {
  test('with all that it needs later: terms, the last instant, who invited', () => {
    expect(aFreshBond()).toMatchObject({
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

describe('a reward', () => {
  const acted = withAct(aFreshBond(), aFact(), NOW)
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
    const acted = withAct(aFreshBond(), aFact(), NOW)
    expect([aFreshBond(), acted, holding(acted, NOW), held(acted, null, NOW)].map(bondInWords)).toEqual([
      '已入会，2026年12月22日 23:59 前首次消费实付满 20 元即计入',
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
