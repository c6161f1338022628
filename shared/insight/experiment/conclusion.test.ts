import { concludeFrom, conclusionText, hasToStop, isAtSize } from './conclusion'
import { type ArmCount, alphaOf, type Experiment } from './experiment'
import { planOf, SAMPLE_MIN } from './plan'
import { noSums, withMember } from './spread'
import { contentProblem, contentText } from './surfaces'

const experiment = (change: Partial<Experiment> = {}) => ({
  arms: [
    { key: 'a', title: '现在', weightPercent: 50, content: 'checkInFirst' },
    { key: 'b', title: '新的', weightPercent: 50, content: 'couponsFirst' },
  ],
  figure: 'bought' as const,
  guardrails: [],
  armSize: 400,
  withinDays: 7,
  ...change,
})

/** An arm of whom so many of n bought, and of the same people every second one had before. */
function bought(arm: string, n: number, yes: number): ArmCount {
  let sums = noSums()
  for (let member = 0; member < n; member += 1) sums = withMember(sums, member < yes ? 1 : 0, member % 2)
  return { arm, seen: n, sums: { bought: sums } }
}
const said = (counts: ArmCount[], atSize: ArmCount[] | null = null) => {
  const measured = { counts, atSize: atSize && { at: 0, counts: atSize } }
  const conclusion = concludeFrom(experiment(), measured)
  return { is: conclusion.comparisons[1]?.is, sentences: conclusionText(experiment(), conclusion) }
}

test('before its size only the interval for any day speaks', () => {
  const few = said([bought('a', 100, 30), bought('b', 100, 45)])
  expect(few.is).toBe('open')
  expect(few.sentences[0]).toContain('还不能说方案“新的”更好或更差，可能的范围是 −')
  const clear = said([bought('a', 300, 60), bought('b', 300, 150)])
  expect(clear.is).toBe('better')
  expect(clear.sentences[0]).toMatch(/^可以说：方案“新的”让“买过的会员”变高了，可能的范围是 \+/)
})

test('at its size the one look speaks, and what is not found is not called the same', () => {
  const counts = [bought('a', 400, 120), bought('b', 400, 152)]
  expect(said(counts).is).toBe('open')
  expect(said(counts, counts).is).toBe('better')
  const none = [bought('a', 400, 120), bought('b', 400, 124)]
  expect(said(none, none)).toMatchObject({ is: 'same' })
  expect(said(none, none).sentences[0]).toContain('不能说两种完全一样')
})

test('a later night does not change what the one look said', () => {
  const then = [bought('a', 400, 120), bought('b', 400, 124)]
  const now = [bought('a', 420, 120), bought('b', 420, 146)]
  expect(said(now, then).is).toBe('same')
})

test('where members did not divide as set nothing is concluded, and no guardrail acts on it', () => {
  const counts = [bought('a', 300, 200), bought('b', 200, 40)]
  const guarded = experiment({ guardrails: [{ figure: 'bought', toleratedPercent: 0 }] })
  const conclusion = concludeFrom(guarded, { counts, atSize: null })
  expect(conclusion).toMatchObject({ split: 'broken', comparisons: [{ is: 'control' }, { is: 'open' }] })
  expect(conclusion.comparisons[1]?.harmed).toEqual(['bought'])
  expect(hasToStop(conclusion)).toBe(false)
  expect(conclusionText(guarded, conclusion)[0]).toContain('不能用来下结论')
})

test('a guardrail speaks of the figure that it is for', () => {
  const guarded = experiment({ guardrails: [{ figure: 'bought', toleratedPercent: 10 }] })
  const conclusion = concludeFrom(guarded, { counts: [bought('a', 600, 400), bought('b', 600, 200)], atSize: null })
  expect(hasToStop(conclusion)).toBe(true)
  expect(conclusionText(guarded, conclusion)[0]).toBe('方案“新的”已经明确让“买过的会员”变差。')
})

test('its size is reached by every arm that has any weight', () => {
  const counts = [bought('a', 400, 1), bought('b', 399, 1)]
  expect(isAtSize(experiment(), counts)).toBe(false)
  expect(isAtSize(experiment(), [bought('a', 400, 1), bought('b', 400, 1)])).toBe(true)
  expect(isAtSize(experiment({ armSize: null }), counts)).toBe(false)
  expect(isAtSize(experiment(), [bought('a', 900, 1)])).toBe(false)
})

test('with three arms each comparison may be wrong half as often', () => {
  const [one, two] = experiment().arms
  if (!one || !two) throw new Error('two arms')
  expect(alphaOf({ arms: [one, two] })).toBe(0.05)
  expect(alphaOf({ arms: [one, two, { ...two, key: 'c' }] })).toBe(0.025)
})

describe('what an arm may do', () => {
  test.each([
    '满减随便用 ¥',
    '好友立减 5 元',
    '三折起',
    '积分加倍',
    '领红包',
    '新人免费喝',
    '一二三四五六七八九十一二三四五六七八九十一',
  ])('%s is refused as a line', (text) => {
    expect(contentProblem('inviteLine', text)).not.toBeNull()
  })

  test('a line without any promise, a word of the surface, a card and a path are taken', () => {
    expect(contentProblem('inviteLine', '带朋友来喝一杯')).toBeNull()
    expect(contentProblem('homeOrder', 'couponsFirst')).toBeNull()
    expect(contentProblem('articleFirst', 'art_0123456789ABCD')).toBeNull()
    expect(contentProblem('journey', 'evening-first')).toBeNull()
    expect([
      contentProblem('homeOrder', 'newest'),
      contentProblem('homeOrder', 'constructor'),
      contentProblem('articleFirst', '0'),
      contentProblem('journey', 'A b'),
    ]).not.toContain(null)
    expect([contentText('articleOrder', 'unread'), contentText('inviteLine', '来坐坐')]).toEqual([
      '没读过的在前',
      '“来坐坐”',
    ])
  })
})

describe('a plan', () => {
  const lately = (n: number, yes: number, members = 2_000) => ({
    figures: { sums: bought('a', n, yes).sums.bought ?? noSums(), pieces: 0 },
    takersShare: 0.5,
    membersWithin: [
      { days: 7, members },
      { days: 28, members: 2 * members },
    ],
  })
  const planned = { ...experiment(), changePercent: 50, coveragePercent: 100 }

  test('says how many and how long, with the days that count behind the last look', () => {
    // A quarter of those who come is in each arm: 417 of 1 667 within three weeks.
    const plan = planOf(planned, lately(200, 40, 1_000))
    expect(plan).toMatchObject({ armSize: 359, baseline: 0.2, sampled: 200, days: 21 + 7 })
    expect(plan.sentences[1]).toBe('照最近的人数，大约要 28 天')
  })

  test('says where it would take too long, and where nothing can be said', () => {
    expect(planOf({ ...planned, changePercent: 1 }, lately(200, 40)).sentences[1]).toContain('180 天里凑不齐')
    expect(planOf(planned, lately(SAMPLE_MIN - 1, 10))).toMatchObject({ armSize: null, days: null, baseline: null })
    expect(planOf(planned, lately(100, 0))).toMatchObject({ armSize: null })
  })
})
