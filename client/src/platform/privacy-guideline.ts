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

/**
 * Whether the person has agreed to the guideline. WeChat asks by itself, before the first privacy interface; until then
 * nothing leaves the phone that the guideline names. A WeChat too old to say is taken for a no.
 */
export function isGuidelineAgreed(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      Taro.getPrivacySetting({
        success: ({ needAuthorization }) => resolve(needAuthorization === false),
        fail: () => resolve(false),
      })
    } catch {
      resolve(false)
    }
  })
}
