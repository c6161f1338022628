/** Answers to `wx` calls that need nothing but a phone. Names are WeChat's; what is not listed here does not exist. */

export type Answer = (options: Record<string, unknown>) => unknown

const WINDOW = {
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 667,
  windowWidth: 375,
  windowHeight: 603,
  statusBarHeight: 20,
  screenTop: 64,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
}
// The oldest phone that is promised: iOS 13 with base library 2.28.
const DEVICE = {
  brand: 'iPhone',
  model: 'iPhone 8<iPhone10,1>',
  system: 'iOS 13.0',
  platform: 'ios',
  benchmarkLevel: -1,
}
const APP_BASE = {
  SDKVersion: '2.28.0',
  version: '8.0.31',
  language: 'zh_CN',
  enableDebug: false,
  host: { env: 'WeChat' },
  // Standard type: 17 on iOS, 16 on Android, which is factor 1 on both.
  fontSizeSetting: 17,
  fontSizeScaleFactor: 1,
}
const NO_RECT = { id: '', dataset: {}, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }

export const EVENT_NAMES = [
  'AppHide',
  'AppShow',
  'Error',
  'KeyboardHeightChange',
  'LazyLoadError',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'NetworkStatusChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'UserCaptureScreen',
  'WindowResize',
] as const

export type EventName = (typeof EVENT_NAMES)[number]

type FindCanvas = (selector: string) => object | null

/** Answered at once by their return value. */
export function syncApis(
  launch: Record<string, unknown>,
  findCanvas: FindCanvas,
): Record<string, (...values: never[]) => unknown> {
  return {
    ...storageApis(),
    canIUse: () => true,
    createSelectorQuery: () => selectorQuery(findCanvas),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getAppBaseInfo: () => APP_BASE,
    getDeviceInfo: () => DEVICE,
    getEnterOptionsSync: () => launch,
    getLaunchOptionsSync: () => launch,
    getMenuButtonBoundingClientRect: () => ({ left: 281, top: 24, right: 368, bottom: 56, width: 87, height: 32 }),
    getSystemInfoSync: () => ({ ...APP_BASE, ...DEVICE, ...WINDOW }),
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true }),
    getUpdateManager: () => ({ onUpdateReady() {}, onUpdateFailed() {}, onCheckForUpdate() {}, applyUpdate() {} }),
    getWindowInfo: () => WINDOW,
  }
}

function storageApis() {
  const stored = new Map<string, string>()
  return {
    // As on a phone, what is stored is a copy, and a missing key reads as ''.
    getStorageSync: (key: string): unknown => JSON.parse(stored.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.stringify(value) ?? '""'),
    removeStorageSync: (key: string) => void stored.delete(key),
    clearStorageSync: () => stored.clear(),
    getStorageInfoSync: () => ({ keys: [...stored.keys()], currentSize: 1, limitSize: 10240 }),
  }
}

/** Measures nothing, but answers every question asked, as the real one does, and finds a canvas that is there. */
function selectorQuery(findCanvas: FindCanvas) {
  const answers: object[] = []
  let selected = ''
  const ask = ({ node = false }: { node?: boolean } = {}) => {
    const canvas = node ? findCanvas(selected) : null
    answers.push({ ...NO_RECT, ...(canvas ? { node: canvas } : {}) })
    return query
  }
  const select = (selector: string) => {
    selected = selector
    return query
  }
  const query = {
    in: () => query,
    select,
    selectAll: select,
    selectViewport: () => query,
    boundingClientRect: () => ask(),
    scrollOffset: () => ask(),
    fields: ask,
    node: () => ask({ node: true }),
    exec(done?: (answers: object[]) => void) {
      done?.(answers)
    },
  }
  return query
}

/** Answered through `success`. A test may replace any of them, and has to for what only a person or a shop can answer. */
export const asyncApis: Record<string, Answer> = {
  canvasToTempFilePath: () => ({ tempFilePath: 'wxfile://tmp/canvas.jpg' }),
  getNetworkType: () => ({ networkType: 'wifi' }),
  // Nothing is agreed to at first.
  getPrivacySetting: () => ({ needAuthorization: true, privacyContractName: '《用户隐私保护指引》' }),
  getScreenBrightness: () => ({ value: 0.5 }),
  hideLoading: () => ({}),
  hideToast: () => ({}),
  openPrivacyContract: () => ({}),
  openSetting: () => ({ authSetting: {} }),
  pageScrollTo: () => ({}),
  saveImageToPhotosAlbum: () => ({}),
  setBackgroundColor: () => ({}),
  setClipboardData: () => ({}),
  setKeepScreenOn: () => ({}),
  setNavigationBarColor: () => ({}),
  setNavigationBarTitle: () => ({}),
  setScreenBrightness: () => ({}),
  setVisualEffectOnCapture: () => ({}),
  showLoading: () => ({}),
  showModal: () => ({ confirm: true, cancel: false }),
  showToast: () => ({}),
  stopPullDownRefresh: () => ({}),
  vibrateShort: () => ({}),
}
