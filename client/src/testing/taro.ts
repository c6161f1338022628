import { useEffect, useRef } from 'react'

/** Stands in for @tarojs/taro in tests. It holds only what the client uses, so that every new call is a decision. */

type Listener = (value: unknown) => void

const stored = new Map<string, unknown>()
const shownListeners = new Set<Listener>()
const hiddenListeners = new Set<Listener>()

function useListener(listeners: Set<Listener>, run: Listener): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const listener: Listener = (value) => latest.current(value)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listeners])
}

/** Runs at the start, like the first showing of a page, and with every `showAgain`. */
export function useDidShow(run: Listener): void {
  const latest = useRef(run)
  latest.current = run
  useListener(shownListeners, run)
  useEffect(() => latest.current({}), [])
}

export function useDidHide(run: Listener): void {
  useListener(hiddenListeners, run)
}

export function useLoad(run: (options: Record<string, string>) => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => latest.current(router.params), [])
}

export const useLaunch = useLoad

const pullListeners = new Set<Listener>()

export function usePullDownRefresh(run: Listener): void {
  useListener(pullListeners, run)
}

/** The person pulls the page down. */
export function pullDownNow(): void {
  for (const listener of [...pullListeners]) listener({})
}

const networkListeners = new Set<(status: { isConnected: boolean }) => void>()

/** The phone finds a network, or loses it. */
export function changeNetwork(isConnected: boolean): void {
  for (const listener of [...networkListeners]) listener({ isConnected })
}

export const updateManager = { onUpdateReady: jest.fn<void, [() => void]>(), applyUpdate: jest.fn() }

let share: (() => unknown) | null = null

export function useShareAppMessage(answer: () => unknown): void {
  share = answer
}

/** What the page would share now, from the button or from WeChat's menu. */
export function shared(): unknown {
  return share?.()
}

export const router: { path: string; params: Record<string, string> } = { path: '/pages/home/index', params: {} }

export function useRouter() {
  return router
}

const noReply = async () => ({ errMsg: 'ok' })

const Taro = {
  cloud: {
    init: jest.fn(),
    callFunction: jest.fn<Promise<{ result: unknown }>, [{ name: string; data: Record<string, unknown> }]>(),
    uploadFile: jest.fn(async () => ({ fileID: 'cloud://test/file' })),
    downloadFile: jest.fn(async () => ({ tempFilePath: 'wxfile://tmp/code.png' })),
  },
  chooseMedia: jest.fn(async (): Promise<{ tempFiles: { tempFilePath: string }[] }> => ({ tempFiles: [] })),
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: jest.fn((key: string, value: unknown) => {
    // A copy, as on a phone, so that changing the object afterwards does not change the stored one.
    stored.set(key, JSON.parse(JSON.stringify(value)))
  }),
  removeStorageSync: (key: string) => stored.delete(key),
  clearStorageSync: () => stored.clear(),
  // The answer of a standard iPhone.
  getAppBaseInfo: jest.fn(() => ({ fontSizeSetting: 17, fontSizeScaleFactor: 1 }) as Record<string, number>),
  getDeviceInfo: jest.fn(() => ({ brand: 'test', model: 'test 1', system: 'test 1.0', platform: 'ios' })),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, statusBarHeight: 20, pixelRatio: 2 }),
  getCurrentInstance: () => ({ router }),
  getCurrentPages: () => [router],
  navigateTo: jest.fn(noReply),
  redirectTo: jest.fn(noReply),
  reLaunch: jest.fn(noReply),
  switchTab: jest.fn(noReply),
  navigateBack: jest.fn(noReply),
  showToast: jest.fn(noReply),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  setNavigationBarTitle: jest.fn(noReply),
  setClipboardData: jest.fn(noReply),
  openPrivacyContract: jest.fn(noReply),
  getPrivacySetting: jest.fn(({ success }: { success: (answer: { needAuthorization: boolean }) => void }) =>
    success({ needAuthorization: true }),
  ),
  requestSubscribeMessage: jest.fn<Promise<Record<string, string>>, [{ tmplIds: string[] }]>(async () => ({})),
  getSetting: jest.fn(async () => ({ subscriptionsSetting: {} as Record<string, unknown> })),
  scanCode: jest.fn(async () => ({ result: '' })),
  vibrateShort: jest.fn(noReply),
  openLocation: jest.fn(noReply),
  makePhoneCall: jest.fn(noReply),
  getScreenBrightness: jest.fn(async () => ({ value: 0.5 })),
  setScreenBrightness: jest.fn(noReply),
  setKeepScreenOn: jest.fn(noReply),
  onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => networkListeners.add(listener),
  offNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => networkListeners.delete(listener),
  onError: jest.fn<void, [(message: string) => void]>(),
  onUnhandledRejection: jest.fn<void, [(event: { reason: unknown }) => void]>(),
  onPageNotFound: jest.fn<void, [(event: { path: string }) => void]>(),
  getUpdateManager: () => updateManager,
  stopPullDownRefresh: jest.fn(),
  onUserCaptureScreen: jest.fn(),
  offUserCaptureScreen: jest.fn(),
  saveImageToPhotosAlbum: jest.fn(noReply),
  canvasToTempFilePath: jest.fn(async () => ({ tempFilePath: 'wxfile://tmp/poster.jpg' })),
  createSelectorQuery: jest.fn(),
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  useDidShow,
  useDidHide,
  useLoad,
  useLaunch,
  usePullDownRefresh,
  useRouter,
}

export default Taro

/** The page comes to the front again. */
export function showAgain(options: unknown = {}): void {
  for (const listener of [...shownListeners]) listener(options)
}

export function hideNow(): void {
  for (const listener of [...hiddenListeners]) listener({})
}

/** Clears the storage and the recorded calls; for `beforeEach`. */
export function resetTaro(): void {
  stored.clear()
  router.params = {}
  jest.clearAllMocks()
  Taro.cloud.callFunction.mockReset()
  Taro.getPrivacySetting.mockImplementation(({ success }) => success({ needAuthorization: true }))
}
