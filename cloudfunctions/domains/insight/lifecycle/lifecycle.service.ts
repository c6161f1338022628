import { LIFECYCLE_NAMES, type Lifecycle, type LifecycleStage } from '#shared/insight/lifecycle/lifecycle'
import { type LifecycleRules, lifecycleRules } from '#shared/insight/lifecycle/rules'
import { whyLifecycle } from '#shared/insight/lifecycle/why-text'
import { mayBeScored } from '#shared/insight/score/eligibility'
import { scoreRules } from '#shared/insight/score/rules'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { displayNamesOf, findMembers, type Member } from '../../people/member/member.face'
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
  return explained(member, stored, look)
}

/** The same of a member who has been read, by the rules that the instance has at hand, for whoever keeps the look on record. */
export async function stageOf(context: Context, member: Member, stored: Lifecycle | null) {
  const [rules, { scope }] = [await rulesInForce(context, lifecycleRules), await rulesInForce(context, scoreRules)]
  return explained(member, stored, { rules, scope })
}

function explained(member: Member, stored: Lifecycle | null, { rules, scope }: Pick<LookRules, 'rules' | 'scope'>) {
  const memberId = member._id
  if (!mayBeScored(member, scope)) return { memberId, status: 'leftOut' as const, standing: null, why: [] }
  if (!stored) return { memberId, status: 'unseen' as const, standing: null, why: [] }
  return { memberId, status: 'known' as const, ...toStanding(stored, rules) }
}

function toStanding(stored: Lifecycle, rules: LifecycleRules) {
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
