import Taro from '@tarojs/taro'

/**
 * What the camera read, or null when the person cancels. Pictures from the album are refused: they may show anybody's
 * code.
 */
export async function scanCode(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] })
    return result
  } catch {
    // WeChat reports a cancelled scan and a missing camera alike; the screen offers to type the code in both cases.
    return null
  }
}
