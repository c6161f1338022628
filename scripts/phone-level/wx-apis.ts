import { type Node, parse } from 'acorn'
import { ECMA_VERSION, isNewer, LIBRARY_MIN } from './level'
import { propertyName, visit } from './script-features'

/** What the mini-program calls of `wx`, with the base library that has it in the way it is called. A new call is a line. */
export const WX_APIS: Readonly<Record<string, string>> = {
  canvasToTempFilePath: '2.9.0',
  chooseMedia: '2.10.0',
  clearStorageSync: '1.0.0',
  cloud: '2.2.3',
  createIntersectionObserver: '1.9.3',
  createSelectorQuery: '1.4.0',
  getAccountInfoSync: '2.2.2',
  getAppBaseInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  getFuzzyLocation: '2.25.0',
  getPrivacySetting: '2.32.3',
  getScreenBrightness: '1.2.0',
  getSetting: '2.10.1',
  getStorageSync: '1.0.0',
  getUpdateManager: '1.9.90',
  getWindowInfo: '2.20.1',
  makePhoneCall: '1.0.0',
  navigateBack: '1.0.0',
  navigateTo: '1.0.0',
  offNetworkStatusChange: '2.9.3',
  offUserCaptureScreen: '2.9.3',
  onError: '2.1.2',
  onNetworkStatusChange: '1.1.0',
  onPageNotFound: '2.1.2',
  onUnhandledRejection: '2.10.0',
  onUserCaptureScreen: '1.4.0',
  openLocation: '1.0.0',
  openPrivacyContract: '2.32.3',
  redirectTo: '1.0.0',
  reLaunch: '1.1.0',
  removeStorageSync: '1.0.0',
  requestSubscribeMessage: '2.8.2',
  saveImageToPhotosAlbum: '1.2.0',
  scanCode: '1.0.0',
  setKeepScreenOn: '1.4.0',
  setNavigationBarTitle: '1.0.0',
  setScreenBrightness: '1.2.0',
  setStorageSync: '1.0.0',
  showModal: '1.0.0',
  showToast: '1.0.0',
  stopPullDownRefresh: '1.5.0',
  switchTab: '1.0.0',
  vibrateShort: '2.13.0',
}

/** Newer than the level, and asked for where a phone without it goes on another way. */
export const WITH_ANOTHER_WAY: Readonly<Record<string, string>> = {
  getPrivacySetting: 'nothing is sent that the guideline names',
  openPrivacyContract: 'the privacy centre says that the guideline stands in the mini-program’s profile',
}

/** What WeChat gives to its own buttons and fields only, with the base library that has it. */
export const OPEN_TYPES: Readonly<Record<string, string>> = {
  chooseAvatar: '2.21.2',
  getPhoneNumber: '2.21.2',
  nickname: '2.21.2',
  openSetting: '2.0.7',
  share: '1.1.0',
}

/** Calls of `wx` by name that the table does not list, or that the level does not have. */
export function tooNewOfWx(names: Iterable<string>): string[] {
  return [...new Set(names)].flatMap((name) => {
    const library = Object.hasOwn(WX_APIS, name) ? WX_APIS[name] : undefined
    if (library === undefined)
      return [`calls wx.${name}, of which scripts/phone-level/wx-apis.ts does not say since when it is there`]
    if (!isNewer(library, LIBRARY_MIN) || Object.hasOwn(WITH_ANOTHER_WAY, name)) return []
    return [`calls wx.${name}, which needs base library ${library}`]
  })
}

/** What a built script calls on `wx` itself. */
export function wxCallsIn(code: string): string[] {
  const names: string[] = []
  let program: Node
  try {
    program = parse(code, { ecmaVersion: ECMA_VERSION, sourceType: 'script', allowReturnOutsideFunction: true })
  } catch {
    // The check of its syntax says so.
    return []
  }
  visit(program as Parameters<typeof visit>[0], (node) => {
    const object = node.object as { type?: string; name?: string } | undefined
    if (node.type !== 'MemberExpression' || object?.type !== 'Identifier' || object.name !== 'wx') return
    const name = propertyName(node)
    // Webpack hangs its list of chunks there.
    if (name !== null && name !== 'webpackJsonp') names.push(name)
  })
  return names
}
