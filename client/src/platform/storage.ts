import Taro from '@tarojs/taro'

/** What was stored under the key, or null. */
export function readStored(key: string): unknown {
  try {
    // WeChat answers '' for a key that it does not have.
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined ? null : value
  } catch {
    // A storage that cannot be read has nothing; a screen must not end with it.
    return null
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // A full or locked storage costs the memory of this value, nothing that the server does not know.
  }
}

export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Then it is overwritten by the next answer.
  }
}

export function clearStored(): void {
  Taro.clearStorageSync()
}
