import { LIFECYCLE_NAMES, type Lifecycle, type LifecycleStage } from '#shared/insight/lifecycle/lifecycle'
import { whyLifecycle } from '#shared/insight/lifecycle/why-text'
import { mayBeScored } from '#shared/insight/score/eligibility'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { displayNamesOf, findMembers } from '../../people/member/member.face'
import { findLifecycle, listOfStage } from './lifecycle.repository'
import { type LookRules, openLook } from './looking.service'

const PAGE_SIZE = 50

export async function listAtStage(context: Context, stage: LifecycleStage, afterId: string | null) {
  const page = await listOfStage(context.db, stage, afterId, PAGE_SIZE)
  await recordLook(context, { action: 'lifecycle.list', subject: stage, storeId: null })
  const names = await displayNamesOf(
    context.db,
    page.map(({ _id }) => _id),
  )
  return {
    members: page.map(({ _id, sinceDay, reached, engagement }) => ({
      memberId: _id,
      displayName: names.get(_id) ?? '会员',
      sinceDay,
      reachedName: LIFECYCLE_NAMES[reached],
      engagement: engagement.score,
    })),
    nextAfterId: nextAfterId(page, PAGE_SIZE),
  }
}

/** As it was published: the sentences say what it was made from. @throws DomainError MEMBER_NOT_FOUND */
export async function explainLifecycle(context: Context, memberId: string) {
  const { db } = context
  const [[member], stored, look] = [
    await findMembers(db, [memberId]),
    await findLifecycle(db, memberId),
    await openLook(context),
  ]
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'lifecycle.explain', subject: memberId, storeId: null })
  if (!mayBeScored(member, look.scope)) return { memberId, status: 'leftOut' as const, standing: null, why: [] }
  if (!stored) return { memberId, status: 'unseen' as const, standing: null, why: [] }
  return { memberId, status: 'known' as const, ...toStanding(stored, look) }
}

function toStanding(stored: Lifecycle, { rules }: LookRules) {
  const { stage, reached, cameFrom, sinceDay, asOfDay, reviewDay, engagement } = stored
  return {
    standing: {
      stage,
      name: LIFECYCLE_NAMES[stage],
      reachedName: LIFECYCLE_NAMES[reached],
      cameFromName: cameFrom && LIFECYCLE_NAMES[cameFrom],
      sinceDay,
      asOfDay,
      reviewDay,
      engagement,
    },
    why: whyLifecycle(stored, asOfDay, rules),
  }
}
