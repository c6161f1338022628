import { ERROR_CODES } from '#shared/kernel/errors'
import { ApiError, type CallErrorCode } from './api-error'
import { errorText } from './error-text'

const CODES: CallErrorCode[] = ['NETWORK', ...ERROR_CODES]

test.each(CODES)('%s has a sentence in Chinese, without exclamation', (code) => {
  const { text, next = '无' } = errorText(new ApiError(code, 'r'))
  expect(text).toMatch(/[\u4e00-\u9fff]/)
  expect(next).toMatch(/[\u4e00-\u9fff]/)
  expect(text + next).not.toMatch(/[!！]/)
})

test('says how many points are missing', () => {
  expect(errorText(new ApiError('POINTS_SHORT', 'r', { missing: 20 })).text).toBe('积分不够，还差 20 积分')
})

test('has a calm sentence for a code of a newer server', () => {
  const unknown = 'FROM_THE_FUTURE' as CallErrorCode
  expect(errorText(new ApiError(unknown, 'r'))).toEqual(errorText(new ApiError('INTERNAL', 'r')))
})
