import Taro from '@tarojs/taro'

/** Photos that the person picks or takes now, made smaller by WeChat: temporary paths; empty when nothing was picked. */
export async function choosePhotos(max: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: max, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(({ tempFilePath }) => tempFilePath)
  } catch {
    // Whoever closes the picker, or does not allow it, has picked nothing.
    return []
  }
}
