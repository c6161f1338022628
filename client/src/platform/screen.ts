import Taro from '@tarojs/taro'

const BRIGHT = 1

/** Makes the screen bright enough for a scanner and keeps it on. Resolves to the function that restores it. */
export async function brightenScreen(): Promise<() => void> {
  try {
    const { value } = await Taro.getScreenBrightness()
    await Taro.setScreenBrightness({ value: BRIGHT })
    Taro.setKeepScreenOn({ keepScreenOn: true })
    return () => {
      Taro.setScreenBrightness({ value })
      Taro.setKeepScreenOn({ keepScreenOn: false })
    }
  } catch {
    // If this fails the code is dim, but it can still be scanned.
    return () => {}
  }
}

/**
 * Calls back when the person takes a screenshot, so that a shown code can change. Returns the function that stops it.
 */
export function onScreenshot(listener: () => void): () => void {
  Taro.onUserCaptureScreen(listener)
  return () => Taro.offUserCaptureScreen(listener)
}
