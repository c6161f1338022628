import { EVERY_KEPT_ANSWER } from '../testing/every-kept-answer'
import Taro, { resetTaro } from '../testing/taro'
import { withoutEachField } from '../testing/without-each-field'
import { forgetAnswers, keepAnswer, onAnswersForgotten, recallAnswer } from './kept-answers'

const KEPT_AT = Date.UTC(2026, 10, 19, 1, 41)

beforeEach(() => {
  forgetAnswers()
  resetTaro()
})
afterEach(() => {
  delete process.env.CHANGLAI_CONTRACT
})

test.each(Object.entries(EVERY_KEPT_ANSWER))('%s is recalled as it was kept', (key, data) => {
  keepAnswer(key, { data, receivedAt: KEPT_AT })
  expect(recallAnswer(key)).toEqual({ data, receivedAt: KEPT_AT })
})

test.each(Object.entries(EVERY_KEPT_ANSWER))('%s without any one of its fields is dropped, and gone', (key, data) => {
  keepAnswer(key, { data, receivedAt: KEPT_AT })
  const damaged = withoutEachField(Taro.getStorageSync(key))
  expect(damaged.length).toBeGreaterThan(3)
  for (const { path, value } of damaged) {
    Taro.setStorageSync(key, value)
    expect([path, recallAnswer(key), Taro.getStorageSync(key)]).toEqual([path, null, ''])
  }
})

test('what another release kept is dropped, whether it knew of seals or not', () => {
  process.env.CHANGLAI_CONTRACT = 'release-1'
  keepAnswer('home', { data: EVERY_KEPT_ANSWER.home, receivedAt: KEPT_AT })
  process.env.CHANGLAI_CONTRACT = 'release-2'
  expect(recallAnswer('home')).toBeNull()
  Taro.setStorageSync('home', { data: EVERY_KEPT_ANSWER.home, receivedAt: KEPT_AT })
  expect(recallAnswer('home')).toBeNull()
})

test.each([5, 'text', [], true, {}])('%j under the key of an answer is no answer', (stored) => {
  Taro.setStorageSync('home', stored)
  expect(recallAnswer('home')).toBeNull()
})

test('forgets what was kept and what was recalled in this run, and tells whoever holds it in memory', () => {
  const told = jest.fn()
  onAnswersForgotten(told)
  keepAnswer('home', { data: EVERY_KEPT_ANSWER.home, receivedAt: KEPT_AT })
  Taro.setStorageSync('chosen-store', 'str_east')
  expect(forgetAnswers()).toBe(true)
  expect([Taro.getStorageSync('home'), Taro.getStorageSync('chosen-store')]).toEqual(['', 'str_east'])
  expect(told).toHaveBeenCalledTimes(1)
  expect(forgetAnswers()).toBe(false)
})
