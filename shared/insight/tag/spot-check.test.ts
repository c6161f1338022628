import { CHECK_ASKED_MAX, CHECK_SIZE, isCheckOver, noAnswers, shareRight, tagToAsk, withAnswer } from './spot-check'

describe('a spot check', () => {
  test('tells the share of sure answers with its interval', () => {
    // By hand: 48 of 60; Wilson's interval for z = 1.96 is 68.22 … 88.17 %.
    expect(shareRight({ right: 48, wrong: 12, unsure: 7 })).toEqual({ percent: 80, from: 68.2, to: 88.2 })
    expect(shareRight({ right: 60, wrong: 0, unsure: 0 })).toMatchObject({ percent: 100, to: 100 })
    expect(shareRight({ right: 0, wrong: 0, unsure: 9 })).toBeNull()
  })

  test('is over with enough sure answers, or when clerks cannot tell', () => {
    expect(isCheckOver({ right: CHECK_SIZE - 2, wrong: 1, unsure: 0 })).toBe(false)
    expect(isCheckOver({ right: CHECK_SIZE - 1, wrong: 1, unsure: 0 })).toBe(true)
    expect(isCheckOver({ right: 0, wrong: 0, unsure: CHECK_ASKED_MAX })).toBe(true)
  })

  test('asks the tags that a member carries in turn', () => {
    expect([0, 1, 2, 3].map((turn) => tagToAsk(['a', 'c', 'z'], ['c', 'b', 'a'], turn))).toEqual(['c', 'a', 'c', 'a'])
    expect(tagToAsk(['z'], ['a'], 5)).toBeNull()
    expect(withAnswer(noAnswers(), 'wrong')).toEqual({ right: 0, wrong: 1, unsure: 0 })
  })
})
