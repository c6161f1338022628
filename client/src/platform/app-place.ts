import Taro from '@tarojs/taro'

/** Which published version this is, and which page is in front: where a fault is looked for. A trial has no version. */
export function appPlace(): { version: string | undefined; page: string | undefined } {
  const pages = Taro.getCurrentPages()
  try {
    const { version } = Taro.getAccountInfoSync().miniProgram
    return { version: version || undefined, page: pages[pages.length - 1]?.route }
  } catch {
    return { version: undefined, page: undefined }
  }
}
