import Taro from '@tarojs/taro'

/** Opens the guideline that the shop filled in for WeChat; false when it cannot be shown. Null where there is none. */
export const openPrivacyGuideline: (() => Promise<boolean>) | null = async () => {
  try {
    await Taro.openPrivacyContract({})
    return true
  } catch {
    // Not filled in yet, or a WeChat too old for it: the page says so and goes on.
    return false
  }
}
