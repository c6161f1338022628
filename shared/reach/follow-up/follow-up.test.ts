import fc from 'fast-check'
import type { BusinessDay } from '#shared/kernel/business-day'
import { decideAdding, decideLate, decideTaking, maySpeakTo, type NewFollowUp } from './decide'
import { figureOf, figuresOf, liftOf } from './figures'
import { dueOf, type FollowUp, isKeptBack, isOpenHour, newPerson, toStaff, toStore } from './follow-up'
import { awayOf, factsShown, firstWords } from './guest'
import { defaultFollowUpRules, followUpRulesSchema } from './rules'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-22T10:00:00')
const DAY = 86_400_000

describe('until when', () => {
  test.each([
    ['today, before the hour', '2026-11-22T19:59:59.999', 0, '2026-11-22T20:00:00'],
    ['at the hour itself it is the day after', '2026-11-22T20:00:00.000', 0, '2026-11-23T20:00:00'],
    ['just after midnight it is the new day', '2026-11-23T00:00:00.000', 0, '2026-11-23T20:00:00'],
    ['over the end of a month', '2026-11-29T10:00:00', 3, '2026-12-02T20:00:00'],
    ['over 29 February', '2028-02-28T10:00:00', 1, '2028-02-29T20:00:00'],
    ['over New Year', '2026-12-31T23:59:59.999', 1, '2027-01-01T20:00:00'],
  ])('%s', (_name, now, days, expected) => {
    expect(dueOf(at(now), { days, until: '20:00' })).toBe(at(expected))
  })

  test.each([
    ['09:59:59.999', false],
    ['10:00:00.000', true],
    ['19:59:59.999', true],
    ['20:00:00.000', false],
    ['00:00:00.000', false],
  ])('at %s members may be called: %s', (clock, expected) => {
    expect(isOpenHour(at(`2026-11-22T${clock}`), { from: '10:00', until: '20:00' })).toBe(expected)
  })
})

const asked = (change: Partial<NewFollowUp> = {}): NewFollowUp => ({
  memberId: 'mem_1',
  reason: 'journey',
  source: 's1',
  why: '为什么',
  say: '说什么',
  storeId: 'str_east',
  clerkId: null,
  offer: null,
  dueAt: NOW + DAY,
  ...change,
})
const rules = { againDays: 45, holdoutPercent: 10 }
const add = (ask: NewFollowUp, person = newPerson('mem_1'), open: FollowUp | null = null, now = NOW) =>
  decideAdding(ask, { known: null, person, open }, rules, now)
const added = (ask: NewFollowUp) => {
  const adding = add(ask)
  if (adding.kind !== 'added') throw new Error(adding.kind)
  return adding.followUp
}

describe('putting one down', () => {
  test('who said no is left alone until the very moment', () => {
    const quiet = { ...newPerson('mem_1'), quietUntilAt: NOW + 1 }
    expect(add(asked(), quiet).kind).toBe('notNow')
    expect(add(asked(), { ...quiet, quietUntilAt: NOW }).kind).toBe('added')
  })

  test('what the shop begins keeps its distance, an answer does not', () => {
    const lately = { ...newPerson('mem_1'), lastMadeAt: NOW - 45 * DAY + 1 }
    expect(add(asked({ reason: 'asleep' }), lately).kind).toBe('notNow')
    expect(add(asked({ reason: 'low-rating' }), lately).kind).toBe('added')
    expect(add(asked({ reason: 'asleep' }), { ...lately, lastMadeAt: NOW - 45 * DAY }).kind).toBe('added')
  })

  test('a complaint goes before the reason that was there, with its words, and is due when the first is', () => {
    const open = added(asked({ dueAt: NOW + 5 * DAY }))
    const adding = add(asked({ reason: 'low-rating', source: 's2', say: '对不起' }), newPerson('mem_1'), open)
    if (adding.kind !== 'added') throw new Error('it is added')
    expect(adding.open).toMatchObject({ because: [{ say: '对不起' }, { say: '说什么' }], dueAt: NOW + DAY })
    expect(adding.followUp.state).toBe('joined')
  })

  test('no more than four reasons are on one line', () => {
    let open = added(asked())
    for (let index = 2; index < 9; index += 1) {
      const adding = add(asked({ source: `s${index}` }), newPerson('mem_1'), open)
      if (adding.kind === 'added' && adding.open) open = adding.open
    }
    expect(open.because).toHaveLength(4)
  })
})

test('a share near the ten percent is kept back, the same for a whole year, and never of complaints', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => `mem_${index}`)
  const day = '2026-11-22' as BusinessDay
  const kept = ids.filter((memberId) => isKeptBack({ memberId, reason: 'asleep', day }, 10))
  expect(kept.length / ids.length).toBeGreaterThan(0.085)
  expect(kept.length / ids.length).toBeLessThan(0.115)
  const later = '2026-12-31' as BusinessDay
  expect(kept.every((memberId) => isKeptBack({ memberId, reason: 'asleep', day: later }, 10))).toBe(true)
  expect(ids.some((memberId) => isKeptBack({ memberId, reason: 'low-rating', day }, 50))).toBe(false)
  const both = kept.filter((memberId) => isKeptBack({ memberId, reason: 'at-risk', day }, 10))
  expect(both.length / kept.length).toBeLessThan(0.2)
})

test.each([
  ['nothing was asked', {}, false, true],
  ['yes to personal offers', { personalization: { version: 1, isGranted: true, at: 0 } }, true, true],
  ['no to personal offers', { personalization: { version: 1, isGranted: false, at: 0 } }, false, false],
  [
    'no to messages with offers',
    { personalization: { version: 1, isGranted: true, at: 0 }, marketing: { version: 1, isGranted: false, at: 0 } },
    false,
    false,
  ],
])('%s', (_name, consents, offers, answers) => {
  expect(maySpeakTo(consents, 'asleep')).toBe(offers)
  expect(maySpeakTo(consents, 'low-rating')).toBe(answers)
})

test('a colleague’s is taken by a manager alone, and what is over by nobody', () => {
  const open = { ...added(asked()), to: toStaff('mem_2') }
  const clerk = { staffId: 'mem_3', isManager: false }
  expect(decideTaking(open, clerk)).toEqual({ kind: 'refused', reason: 'FOLLOW_UP_TAKEN' })
  expect(decideTaking(open, { ...clerk, isManager: true }).kind).toBe('changed')
  expect(decideTaking({ ...open, to: toStore('str_east') }, clerk).kind).toBe('changed')
  expect(decideTaking({ ...open, state: 'done' }, clerk)).toEqual({ kind: 'refused', reason: 'FOLLOW_UP_OVER' })
  expect(decideLate({ ...open, dueAt: NOW + 1 }, NOW, 2)).toBeNull()
})

describe('figures', () => {
  const group = (
    state: FollowUp['state'],
    cameBack: boolean | null,
    count: number,
    endedBy: string | null = 'mem_2',
  ) => ({
    key: figureOf({ ...added(asked()), state, cameBack, endedBy }),
    count,
    spentFen: cameBack ? count * 3000 : 0,
  })

  test('compare all who were to be called, not those who were reached, with those kept back', () => {
    const figures = figuresOf(
      [
        group('done', true, 30),
        group('done', false, 20),
        group('notReached', false, 25),
        group('dropped', true, 5, null),
        group('done', null, 7),
        group('keptBack', true, 10, null),
        group('keptBack', false, 30, null),
        group('joined', true, 99, null),
      ],
      null,
    )
    expect(figures.staff).toEqual([
      {
        staffId: 'mem_2',
        done: 57,
        notReached: 25,
        notWanted: 0,
        reached: { members: 50, cameBack: 30, spentFen: 90_000 },
      },
    ])
    expect(figures.asked).toEqual({ members: 80, cameBack: 35, spentFen: 105_000 })
    expect(figures.keptBack).toEqual({ members: 40, cameBack: 10, spentFen: 30_000 })
    expect(figuresOf([group('done', true, 1)], ['str_west']).staff).toEqual([])
  })

  // Newcombe 1998, table II (c): 56/70 and 48/80 give 0.0524 to 0.3339.
  test('the difference has Newcombe’s interval', () => {
    const lift = liftOf({ members: 70, cameBack: 56, spentFen: 0 }, { members: 80, cameBack: 48, spentFen: 0 })
    expect(lift).toEqual({ points: 20, low: 5.2, high: 33.4, isClear: true })
  })

  test('few show nothing, and a difference that may be none is not clear', () => {
    const few = { members: 19, cameBack: 19, spentFen: 0 }
    const many = { members: 40, cameBack: 10, spentFen: 0 }
    expect(liftOf(few, many)).toBeNull()
    expect(liftOf(many, { ...many, cameBack: 9 })?.isClear).toBe(false)
  })

  test('the interval always holds the difference', () => {
    const outcomes = fc
      .record({ members: fc.integer({ min: 20, max: 500 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ members, share }) => ({ members, cameBack: Math.round(members * share), spentFen: 0 }))
    fc.assert(
      fc.property(outcomes, outcomes, (a, b) => {
        const lift = liftOf(a, b)
        expect(lift && lift.low <= lift.points && lift.points <= lift.high).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a guest', () => {
  test.each([
    [2, 8, 100, null],
    [3, 16, 12, null],
    [3, 16, 13, { usualDays: 8, days: 13 }],
    [3, 1, 2, { usualDays: 1, days: 2 }],
  ])('with %i days over %i, away for %i', (purchaseDays, habitDays, days, expected) => {
    expect(awayOf({ purchaseDays, habitDays }, days)).toEqual(expected)
  })

  test('is met by what is on the list, then by the day, then by what they always take', () => {
    const words = { 'low-rating': '抱歉', birthday: '生日快乐', 'at-risk': '好久不见' }
    const facts = factsShown({ openTickets: 0, isBirthdayWeek: true, away: null })
    const given = { words, bought: ['茉莉毛尖'] }
    expect(firstWords(added(asked()), facts, given)).toEqual({ say: '说什么', because: '为什么' })
    expect(firstWords(null, facts, given)).toEqual({ say: '生日快乐', because: '这周生日' })
    expect(firstWords(null, [], given)).toEqual({ say: '还是茉莉毛尖吗？', because: '常买茉莉毛尖' })
    expect(firstWords(null, [], { words, bought: [] })).toBeNull()
  })
})

test('rules whose words the law does not allow, or whose hours are none, are refused in words', () => {
  const { reasons } = defaultFollowUpRules
  const say = (text: string) => ({ ...reasons, asleep: { ...reasons.asleep, say: text } })
  const problemsOf = (value: unknown) =>
    followUpRulesSchema.safeParse(value).error?.issues.map(({ message }) => message)
  expect(problemsOf(defaultFollowUpRules)).toBeUndefined()
  expect(problemsOf({ ...defaultFollowUpRules, reasons: say('全城最好的茶') })?.[0]).toContain('最好')
  expect(problemsOf({ ...defaultFollowUpRules, hours: { from: '20:00', until: '20:00' } })).toEqual([
    '要晚于开始的时间',
  ])
})
