import { tierRules } from '#shared/ledger/tier/rules'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findLifecycle, stageOf } from '../../insight/lifecycle/lifecycle.face'
import { findScore, publishedOf } from '../../insight/score/score.face'
import { tagsIn } from '../../insight/tag/tag.face'
import { findAccount, findPortrait } from '../../ledger/account/account.face'
import { listLedger } from '../../ledger/points/points.face'
import { explainUsable, listUsable } from '../../loyalty/coupon/coupon.face'
import { holdsRight } from '../../people/grant/grant.face'
import { findMember, recordsOfPerson, summaryOf } from '../../people/member/member.face'
import { ownClerkAtDesk } from '../../reach/follow-up/follow-up.face'
import { listNewest } from '../../reach/inbox/inbox.face'
import { consentsOf } from '../privacy/privacy.face'

const COUPONS_MAX = 20

/**
 * Everything that the desk shows of a member at once: each collection is read once, and the look is one line of the
 * audit. What is longer, such as the ledger, is paged by its own noun. @throws DomainError MEMBER_NOT_FOUND
 */
export async function getMemberPage(context: Context, memberId: string) {
  const { db, now } = context
  const [member, account, portrait, recordIds, ledger, usable, insight] = await Promise.all([
    findMember(db, memberId),
    findAccount(db, memberId),
    findPortrait(db, memberId),
    recordsOfPerson(db, memberId),
    listLedger(context, memberId),
    listUsable(db, memberId, now, COUPONS_MAX),
    readInsight(context, memberId),
  ])
  if (!member || !account) throw new DomainError('MEMBER_NOT_FOUND')
  const known = { member, account, portrait }
  const [coupons, messages, ownClerk] = await Promise.all([
    explainUsable(context, usable, known),
    listNewest(db, recordIds),
    member.status === 'active' ? ownClerkAtDesk(context, member) : null,
    recordLook(context, { action: 'member-page.get', subject: memberId, storeId: null }),
  ])
  return {
    member: summaryOf(member, account),
    tier: await tierOf(context, account.tier.key),
    ledger,
    coupons,
    messages,
    consents: consentsOf(member),
    ownClerk,
    insight: insight && {
      score: await publishedOf(context, known, insight.score),
      stage: await stageOf(context, member, insight.lifecycle),
      tags: await tagsIn(context, memberId, portrait),
    },
  }
}

/** What the shop makes of its members is a right of its own; the console holds all of them. */
async function readInsight(context: Context, memberId: string) {
  const { db, person } = context
  const wanted = { right: 'segments', level: 'viewer', storeIds: null } as const
  if (person && !(await holdsRight(context, person, wanted))) return null
  const [score, lifecycle] = await Promise.all([findScore(db, memberId), findLifecycle(db, memberId)])
  return { score, lifecycle }
}

/** A tier that is no longer in the rules is shown by its key. */
async function tierOf(context: Context, key: string) {
  const { tiers } = await rulesInForce(context, tierRules)
  const tier = tiers.find((each) => each.key === key)
  return { name: tier?.name ?? key, palette: tier?.palette ?? 'paper' }
}
