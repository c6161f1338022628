import Taro from '@tarojs/taro'

/**
 * Opens the guideline that the shop filled in for WeChat; false when it cannot be shown. Null where there is no
 * guideline.
 */
export const openPrivacyGuideline: (() => Promise<boolean>) | null = async () => {
  try {
    await Taro.openPrivacyContract({})
    return true
  } catch {
    // The guideline is not filled in yet, or this WeChat is too old for it: the page says so and goes on.
    return false
  }
}

/**
 * Whether the person has agreed to the guideline. WeChat asks by itself before the first privacy interface; until then
 * nothing that the guideline names leaves the phone. A WeChat too old to tell counts as a no.
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
