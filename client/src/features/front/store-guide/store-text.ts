import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import { openStateOf } from '#shared/people/staff/store-hours'
import type { ActionOutput } from '../../../api/call'
import type { Point } from '../../../platform/place'

export type StoreGuide = ActionOutput<'store-guide.list'>
export type GuideStore = StoreGuide['stores'][number]

const DAY_MS = 86_400_000
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const nameOfWeekday = (weekday: number): string => WEEKDAYS[weekday - 1] ?? ''

/** '营业中，到 22:00', '10:00 开门', '明天 10:00 开门'; empty where nobody has written the hours. */
export function openText({ hours }: Pick<GuideStore, 'hours'>, now: number): string {
  const state = openStateOf(hours, now)
  if (state.kind === 'open') return `营业中，到 ${state.until}`
  if (state.kind === 'unknown') return ''
  if (state.inDays === 0) return `${state.from} 开门`
  const day = state.inDays === 1 ? '明天' : nameOfWeekday(weekdayOf(businessDayOf(now + state.inDays * DAY_MS)))
  return `${day} ${state.from} 开门`
}

/** '10:00–22:00，周一休息' */
export function hoursText({ spans, restWeekdays }: NonNullable<GuideStore['hours']>): string {
  const open = spans.map(({ from, until }) => `${from}–${until}`).join('、')
  return restWeekdays.length === 0 ? open : `${open}，${restWeekdays.map(nameOfWeekday).join('、')}休息`
}

export interface StoreGroup {
  title: string
  stores: GuideStore[]
}

/** By town and district, in the order of their names; stores of one district in the order of theirs. */
export function groupsOf(stores: readonly GuideStore[]): StoreGroup[] {
  const groups = new Map<string, GuideStore[]>()
  for (const store of [...stores].sort((one, other) => one.name.localeCompare(other.name, 'zh'))) {
    const title = store.district === null ? store.region : `${store.region} · ${store.district}`
    groups.set(title, [...(groups.get(title) ?? []), store])
  }
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other, 'zh'))
    .map(([title, own]) => ({ title, stores: own }))
}

const EARTH_RADIUS_M = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the earth's surface, by the haversine formula. */
export function metersBetween(one: Point, other: Point): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const share =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** WeChat tells only roughly where a phone is, so nothing more exact is said. */
export function distanceText(meters: number): string {
  return meters < 1000 ? '1 公里内' : `约 ${Math.round(meters / 1000)} 公里`
}

/** The nearest first; stores that nobody has put on the map come last. */
export function byDistance(stores: readonly GuideStore[], from: Point): { store: GuideStore; meters: number | null }[] {
  return stores
    .map((store) => ({ store, meters: store.point ? metersBetween(from, store.point) : null }))
    .sort((one, other) => (one.meters ?? Number.MAX_VALUE) - (other.meters ?? Number.MAX_VALUE))
}
