import Taro from '../testing/taro'
import { deviceKey } from './device-key'
import { deviceKey as keyInBrowser } from './device-key.h5'
import { hashOf } from './hash'

test('a phone has one key, of a form that the shop takes', () => {
  expect(deviceKey()).toMatch(/^[0-9a-f]{16}$/)
  expect(deviceKey()).toBe(deviceKey())
  expect(keyInBrowser()).toMatch(/^[0-9a-f]{16}$/)
})

test('an old WeChat that does not say has none', () => {
  Taro.getDeviceInfo.mockImplementationOnce(() => {
    throw new TypeError('getDeviceInfo is not a function')
  })
  expect(deviceKey()).toBeNull()
})

test('texts that differ a little have other hashes; the hash of nothing is the one published for FNV-1a', () => {
  expect(hashOf('iPhone 15')).not.toBe(hashOf('iPhone 16'))
  expect(hashOf('').slice(0, 8)).toBe('811c9dc5')
  expect(hashOf('a').slice(0, 8)).toBe('e40c292c')
})
