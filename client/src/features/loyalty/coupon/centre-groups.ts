import type { Fix } from '#shared/loyalty/coupon/rule'
import { whyClaimText } from '#shared/loyalty/coupon/why-text'
import type { ActionOutput } from '../../../api/call'

export type Centre = ActionOutput<'coupon.listCentre'>
export type CentreTemplate = Centre['templates'][number]

export interface CentreGroups {
  free: CentreTemplate[]
  forPoints: CentreTemplate[]
  /** Sold out, not for this member, or not now. */
  notNow: CentreTemplate[]
}

/** A coupon that was tapped in this visit keeps its place, so that nothing moves away under a finger. */
export function groupsOf(
  templates: readonly CentreTemplate[],
  isTouched: (templateId: string) => boolean,
): CentreGroups {
  const isOpen = ({ templateId, outcome, refusal }: CentreTemplate) =>
    outcome === 'claimable' || refusal === 'POINTS_SHORT' || isTouched(templateId)
  const open = templates.filter(isOpen)
  return {
    free: open.filter(({ way }) => way === 'claim'),
    forPoints: open.filter(({ way }) => way === 'points'),
    notNow: templates.filter((template) => !isOpen(template)),
  }
}

export interface WhyNot {
  text: string
  /** Null when nothing helps. */
  next: string | null
  fix: Fix | null
}

/** The first failing rule, in words; null for what can be claimed, and where the mark already says it. */
export function whyNotOf({ refusal, why }: CentreTemplate, { names, now }: Centre): WhyNot | null {
  const failing = why.find(({ verdict }) => verdict === 'fail')
  const saying = failing && whyClaimText(failing, { reader: 'member', now, names })
  if (!saying || refusal === 'COUPON_SOLD_OUT') return null
  return { text: saying.text, next: failing.fix?.kind === 'chooseOther' ? null : saying.next, fix: failing.fix }
}
