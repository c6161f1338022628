import Taro from '@tarojs/taro'

/** What was stored under the key, or null. */
export function readStored(key: string): unknown {
  // WeChat answers '' for a key that it does not have.
  const value: unknown = Taro.getStorageSync(key)
  return value === '' || value === undefined ? null : value
}

export function writeStored(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // A full or locked storage costs the memory of this value, nothing that the server does not know.
  }
}

export function clearStored(): void {
  Taro.clearStorageSync()
}
