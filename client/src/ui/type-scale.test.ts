import Taro, { resetTaro } from '../testing/taro'
import { typeScale } from './type-scale'

beforeEach(resetTaro)

const answer = (settings: Record<string, number>, platform = 'ios') => {
  Taro.getAppBaseInfo.mockReturnValueOnce(settings)
  Taro.getDeviceInfo.mockReturnValueOnce({ brand: '', model: '', system: '', platform })
}

test.each([
  ['a standard iPhone', { fontSizeSetting: 17, fontSizeScaleFactor: 1 }, 'ios', 1],
  ['a standard Android phone', { fontSizeSetting: 16, fontSizeScaleFactor: 1 }, 'android', 1],
  ['an iPhone with larger type', { fontSizeSetting: 20, fontSizeScaleFactor: 1.18 }, 'ios', 1.18],
  ['type smaller than usual', { fontSizeSetting: 15, fontSizeScaleFactor: 0.88 }, 'ios', 1],
  ['the largest type there is', { fontSizeSetting: 28, fontSizeScaleFactor: 1.75 }, 'android', 1.5],
  ['an older library on an iPhone', { fontSizeSetting: 17 }, 'ios', 1],
  ['an older library on Android', { fontSizeSetting: 20 }, 'android', 1.25],
  ['a phone that says nothing', {}, 'android', 1],
  ['a phone that says nonsense', { fontSizeSetting: 0, fontSizeScaleFactor: 0 }, 'ios', 1],
] as const)('%s', (_phone, settings, platform, scale) => {
  answer(settings, platform)
  expect(typeScale()).toBe(scale)
})

test('a WeChat without the call shows standard type', () => {
  Taro.getAppBaseInfo.mockImplementationOnce(() => {
    throw new TypeError('getAppBaseInfo is not a function')
  })
  expect(typeScale()).toBe(1)
})
