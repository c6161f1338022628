import type { BusinessDay } from '#shared/kernel/business-day'
import { openTicket } from './feedback'
import { meanScore, mondayOf, type SaidInWeek, voiceOf } from './voice'
import { wordsIn } from './words'

const HOUR_MS = 3_600_000
const CLOCKS = { seenHours: 2, answerHours: 24 }
const said = (part: Partial<SaidInWeek>): SaidInWeek => ({
  ...{
    kind: 'rating',
    memberId: 'mem_1',
    staffId: 'mem_9',
    score: 5,
    reasons: [],
    text: '',
    ticket: null,
    messages: [],
  },
  ...part,
})

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2026-11-23', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('%s is in the week of %s', (day, monday) => expect(mondayOf(day as BusinessDay)).toBe(monday))

test('marks, reasons and clerks are counted, and what was done in time', () => {
  const ticket = openTicket(0, CLOCKS)
  const inTime = { ...ticket, seenAt: 2 * HOUR_MS, answeredAt: 24 * HOUR_MS, isSolved: true }
  const late = { ...ticket, seenAt: 2 * HOUR_MS + 1, answeredAt: 24 * HOUR_MS + 1, isSolved: false }
  const voice = voiceOf([
    said({ score: 2, reasons: ['凉了', '等得久'], ticket: inTime }),
    said({ score: 3, reasons: ['凉了'], ticket: late, staffId: 'mem_8' }),
    said({}),
    said({ kind: 'complaint', score: null, staffId: null, ticket }),
  ])
  expect(voice).toEqual({
    scores: [0, 1, 1, 0, 1],
    reasons: [
      { reason: '凉了', count: 2 },
      { reason: '等得久', count: 1 },
    ],
    words: [],
    clerks: [
      { staffId: 'mem_9', count: 2, sum: 7, low: 1 },
      { staffId: 'mem_8', count: 1, sum: 3, low: 1 },
    ],
    ...{
      suggestions: 0,
      complaints: 1,
      tickets: 3,
      seenInTime: 1,
      answeredInTime: 1,
      answered: 2,
      solved: 1,
      unsolved: 1,
    },
  })
  expect(meanScore(voice.scores)).toBeCloseTo(10 / 3)
  expect(meanScore([0, 0, 0, 0, 0])).toBeNull()
})

const texts = (...all: string[]) => all.map((text, index) => ({ memberId: `mem_${index}`, text }))

describe('words', () => {
  test('that three members wrote are told, the longest form alone', () => {
    expect(wordsIn(texts('排队太久了', '今天排队', '排队半小时', '杯子漏'))).toEqual([{ word: '排队', members: 3 }])
    expect(wordsIn(texts('桂花糕偏甜', '桂花糕好吃', '要桂花糕'))).toEqual([{ word: '桂花糕', members: 3 }])
  })

  test('of fewer members are told to nobody, however often one of them writes', () => {
    const often = Array.from({ length: 5 }, () => ({ memberId: 'mem_1', text: '我叫林小满' }))
    expect(wordsIn([...often, ...texts('你好')])).toEqual([])
  })

  test('are of Chinese alone: no number and no address is one', () => {
    expect(wordsIn(texts('13800001177', '13800001177', '13800001177'))).toEqual([])
  })
})
