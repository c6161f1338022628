import Taro from '@tarojs/taro'

/** What the camera reads, or null when the person turns back. A picture from the album does not count: it may be anybody's. */
export async function scanCode(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] })
    return result
  } catch {
    // Turning back and having no camera look alike here; the screen offers to type the code either way.
    return null
  }
}
