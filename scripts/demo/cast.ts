/** The demo shop 常来茶铺: its stores, and people whose weeks differ enough to show what the product does. */

const hours = (from: string, until: string, restWeekdays: number[] = []) => ({ spans: [{ from, until }], restWeekdays })

export const STORES = [
  {
    ...{ storeId: 'str_chunxi', name: '春熙路店', region: '成都', address: '锦江区春熙路 18 号', district: '锦江区' },
    ...{ phone: '02800000001', hours: hours('10:00', '22:00'), point: { latitude: 30.6571, longitude: 104.0823 } },
  },
  {
    ...{ storeId: 'str_jianshe', name: '建设路店', region: '成都', address: '成华区建设路 52 号', district: '成华区' },
    ...{ phone: '02800000002', hours: hours('09:30', '22:30'), point: { latitude: 30.6775, longitude: 104.1012 } },
  },
  {
    ...{ storeId: 'str_wulin', name: '武林店', region: '杭州', address: '拱墅区武林路 7 号', district: '拱墅区' },
    ...{
      phone: '057100000003',
      hours: hours('10:00', '21:30', [1]),
      point: { latitude: 30.2716, longitude: 120.1655 },
    },
  },
] as const

type StoreId = (typeof STORES)[number]['storeId']

export interface CastMember {
  id: string
  name: string
  /** Shown in the console's switcher. */
  note: string
  nickname?: string
  joinedDaysAgo: number
  storeId: StoreId
  /** Which of the days before today have a check-in: 1 is yesterday. */
  checkIns: number[]
  purchases: { daysAgo: number; yuan: number }[]
  isTracked?: boolean
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

export const MEMBERS: CastMember[] = [
  {
    id: 'lin',
    name: '林间',
    note: '会员 · 常来',
    nickname: '林间',
    joinedDaysAgo: 46,
    storeId: 'str_chunxi',
    // Four days in a row, one missed day before them: a make-up joins nine days.
    checkIns: [...range(1, 4), ...range(6, 9), ...range(14, 22)],
    purchases: [3, 9, 16, 23, 31, 40].map((daysAgo, index) => ({
      daysAgo,
      yuan: [46, 58, 122, 39, 88, 64][index] ?? 50,
    })),
    isTracked: true,
  },
  {
    id: 'he',
    name: '何青',
    note: '会员 · 琥珀',
    nickname: '何青',
    joinedDaysAgo: 60,
    storeId: 'str_jianshe',
    checkIns: range(1, 27),
    purchases: range(1, 9).map((week) => ({ daysAgo: week * 6, yuan: 118 + week })),
    isTracked: true,
  },
  {
    id: 'su',
    name: '苏木',
    note: '会员 · 新来',
    joinedDaysAgo: 2,
    storeId: 'str_wulin',
    checkIns: [1, 2],
    purchases: [{ daysAgo: 1, yuan: 32 }],
  },
  {
    id: 'qiao',
    name: '乔禾',
    note: '会员 · 久未来',
    nickname: '乔禾',
    joinedDaysAgo: 58,
    storeId: 'str_chunxi',
    checkIns: [50, 51],
    purchases: [{ daysAgo: 55, yuan: 27 }],
  },
]

export const STAFF = [
  { id: 'zhou', name: '周小满', note: '店员 · 春熙路店', role: 'clerk', storeIds: ['str_chunxi'] },
  {
    id: 'chen',
    name: '陈店长',
    note: '店长 · 春熙路店、建设路店',
    role: 'manager',
    storeIds: ['str_chunxi', 'str_jianshe'],
  },
  { id: 'shen', name: '沈掌柜', note: '总部 · 全部门店', role: 'headquarters', storeIds: [] },
] as const
