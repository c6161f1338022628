import { type CallErrorCode, ERROR_CODES, OPERATOR_CODES } from '#shared/kernel/errors'
import { errorText } from './error-text'
import { operatorErrorText } from './operator-error-text'

const CODES: CallErrorCode[] = ['NETWORK', ...ERROR_CODES]

test.each(CODES)('%s says in Chinese what happened and what to do, without exclamation', (code) => {
  const { text, next } = operatorErrorText({ code })
  expect(text).toMatch(/[\u4e00-\u9fff]/)
  expect(next).toMatch(/[\u4e00-\u9fff]/)
  expect(text + next).not.toMatch(/[!！]/)
})

test.each(OPERATOR_CODES)('%s says something of its own to an operator', (code) => {
  expect(operatorErrorText({ code })).not.toEqual(errorText({ code }))
})

test('says how many points are missing', () => {
  expect(errorText({ code: 'POINTS_SHORT', details: { missing: 20 } }).text).toBe('积分不够，还差 20 积分')
})

test('has a calm sentence for a code of a newer server', () => {
  const unknown = 'FROM_THE_FUTURE' as CallErrorCode
  expect(errorText({ code: unknown })).toEqual(errorText({ code: 'INTERNAL' }))
})
