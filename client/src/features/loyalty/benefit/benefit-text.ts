import { yuan, yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import type { IconName } from '../../../ui/icon-names'

export type OwnBenefitList = ActionOutput<'benefit.listMine'>
export type OwnBenefit = OwnBenefitList['benefits'][number]

const ICONS: Readonly<Record<string, IconName>> = {
  percentOff: 'tag',
  freeDelivery: 'home',
  earlyClaim: 'clock',
  pointsPrice: 'points',
  gift: 'gift',
  service: 'cup',
}

/** A kind that only a newer shop knows gets the leaf. */
export const iconOf = ({ kind }: Pick<OwnBenefit, 'kind'>): IconName => ICONS[kind] ?? 'leaf'

/** What the benefit did this month, or can still do; null for benefits that the till does not count. */
export function savedText({ savedFen, leftFen }: Pick<OwnBenefit, 'savedFen' | 'leftFen'>): string | null {
  if (savedFen === null) return null
  if (leftFen === 0) return `本月省了 ¥${yuanWithFen(savedFen)}，额度用完了`
  if (savedFen > 0) return `本月省了 ¥${yuanWithFen(savedFen)}`
  return leftFen === null ? null : `本月还能省 ¥${yuan(leftFen)}`
}
