import Taro from '@tarojs/taro'

/** The value stored under the key, or null. */
export function readStored(key: string): unknown {
  try {
    // WeChat answers '' for a key that is not stored.
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined ? null : value
  } catch {
    // A storage that cannot be read counts as empty; the screen must not fail because of it.
    return null
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // If the storage is full or locked, only this phone forgets the value; the server loses nothing.
  }
}

export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // If removing fails, the next answer overwrites the value.
  }
}

export function clearStored(): void {
  Taro.clearStorageSync()
}
