import Taro from '@tarojs/taro'

const BRIGHT = 1

/** Makes the screen bright enough for a scanner and keeps it on. Resolves to what puts it back as it was. */
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
    // A dim code is still a code.
    return () => {}
  }
}

/** Calls when the person takes a screenshot, so that a shown code can change. Returns what stops it. */
export function onScreenshot(listener: () => void): () => void {
  Taro.onUserCaptureScreen(listener)
  return () => Taro.offUserCaptureScreen(listener)
}
