/** What is watched: the steps of each path on which money is made. */
export const STEPS = [
  { key: 'open', path: 'arrive', title: '打开小程序' },
  { key: 'join', path: 'arrive', title: '入会' },
  { key: 'check-in', path: 'arrive', title: '签到' },
  { key: 'claim', path: 'coupon', title: '领券' },
  { key: 'show', path: 'coupon', title: '出示会员码' },
  { key: 'redeem', path: 'coupon', title: '用券' },
  { key: 'preview', path: 'till', title: '店员扫码' },
  { key: 'confirm', path: 'till', title: '记消费' },
  { key: 'invite', path: 'invite', title: '经邀请入会' },
  { key: 'counted', path: 'invite', title: '邀请达标' },
  { key: 'message', path: 'message', title: '发出微信提醒' },
  { key: 'message-open', path: 'message', title: '从提醒打开' },
  { key: 'message-buy', path: 'message', title: '提醒后一天内消费' },
  { key: 'failed', path: 'fault', title: '请求失败' },
] as const satisfies readonly StepSpec[]

export type Step = (typeof STEPS)[number]['key']
export type Path = (typeof STEPS)[number]['path']

interface StepSpec {
  key: string
  path: 'arrive' | 'coupon' | 'till' | 'invite' | 'message' | 'fault'
  title: string
}

export const STEP_KEYS = STEPS.map(({ key }) => key)

export const PATH_TITLES: Record<Path, string> = {
  arrive: '打开 → 入会 → 签到',
  coupon: '领券 → 出示 → 用券',
  till: '扫码 → 记消费',
  invite: '邀请 → 入会 → 达标',
  message: '提醒 → 打开 → 消费',
  fault: '请求失败',
}

export const stepOf = (key: Step) => STEPS.find((step) => step.key === key) ?? STEPS[0]

/** Of these more than usual is a fault as well: farms, and requests that fail. */
export const RISING_STEPS: readonly Step[] = ['join', 'check-in', 'claim', 'redeem', 'invite', 'counted', 'failed']

/** These phones tell of in their own time; the others are written as they happen. */
export const TOLD_BY_PHONES: readonly Step[] = ['open', 'show', 'message-open', 'failed']

/** By what a step is broken down. Counts of `store` and `till` are watched by themselves too. */
export const PART_KINDS = [
  'store',
  'till',
  'entrance',
  'version',
  'page',
  'action',
  'code',
  'template',
  'journey',
  'amount',
] as const
export type PartKind = (typeof PART_KINDS)[number]
export const WATCHED_KINDS: readonly PartKind[] = ['store', 'till']

/** `<kind>=<value>`; the whole step is `all`. */
export type PartKey = string
export const ALL: PartKey = 'all'
export const partKey = (kind: PartKind, value: string): PartKey => `${kind}=${value}`
export const kindOfPart = (key: PartKey): PartKind | null =>
  PART_KINDS.find((kind) => key.startsWith(`${kind}=`)) ?? null
export const valueOfPart = (key: PartKey): string => key.slice(key.indexOf('=') + 1)

/** The key of a placement that the shop has printed; an invitation’s code is longer, and would lead to who sent it. */
export const isPlacement = (key: string): boolean => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(key)

/** Amounts by powers of two yuan, so that a price with a nought too few or too many falls into another band. */
export const amountBand = (fen: number): string => String(Math.floor(Math.log2(Math.max(fen, 1) / 100)))
