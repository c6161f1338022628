import Taro from '@tarojs/taro'

/** A page in a browser is of no published version. */
export function appPlace(): { version: string | undefined; page: string | undefined } {
  return { version: undefined, page: Taro.getCurrentInstance().router?.path?.split('?')[0]?.replace(/^\//, '') }
}
