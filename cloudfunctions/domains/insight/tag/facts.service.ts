import type { Needs } from '#shared/base/condition/needs'
import type { Facts } from '#shared/insight/tag/facts'
import { tagRules } from '#shared/insight/tag/rules'
import type { TagRules } from '#shared/insight/tag/tag'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import type { Portrait, PortraitState } from '#shared/ledger/account/portrait'
import { hasRefused, isConsentInForce } from '#shared/people/member/consent'
import type { ReadContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccounts, findPortraits } from '../../ledger/account/account.face'
import { findMembers, heirsOf, type Member } from '../../people/member/member.face'
import { listKeptPurchases } from '../../till/purchase/purchase.face'
import { listMemberDays } from '../event/event.face'
import { listLifecycles } from '../lifecycle/lifecycle.face'
import { listScores } from '../score/score.face'
import { toFacts } from './facts.mapper'

export const MEMBERS_AT_ONCE = 100
/** No hundred people have more records than this. */

/** A member as conditions see one; without facts where nothing may be kept. */
export interface MemberView {
  memberId: string
  /** As it was read, together with the facts; null when there is none yet. */
  portrait: Portrait | null
  state: PortraitState
  facts: Facts | null
}

/**
 * The facts of some members, at most a hundred, in three to eight queries: accounts, members and portraits, and what
 * the conditions ask for of scores, standings, days and purchases, those of records merged into theirs included. An id that leads
 * to no account is left out.
 */
export async function seeMembers(
  asking: ReadContext,
  memberIds: readonly string[],
  needs: Needs,
): Promise<MemberView[]> {
  invariant(memberIds.length <= MEMBERS_AT_ONCE, 'members are looked at by the hundred')
  if (memberIds.length === 0) return []
  const { db, now } = asking
  const today = businessDayOf(now)
  const rules = await rulesInForce(asking, tagRules)
  const heirs = needs.activityDays + needs.purchaseDays > 0 ? await heirsOf(db, memberIds) : new Map<string, string>()
  const recordIds = [...memberIds, ...heirs.keys()]
  const [accounts, members, portraits, scores, standings, days, purchases] = await Promise.all([
    findAccounts(db, memberIds),
    findMembers(db, memberIds),
    findPortraits(db, memberIds),
    needs.scores ? listScores(db, memberIds) : [],
    needs.standing ? listLifecycles(db, memberIds) : [],
    needs.activityDays > 0 ? listMemberDays(db, recordIds, addDays(today, 1 - needs.activityDays)) : [],
    needs.purchaseDays > 0 ? listKeptPurchases(db, recordIds, startOfDay(addDays(today, 1 - needs.purchaseDays))) : [],
  ])
  const membersById = byKey(members, ({ _id }) => _id)
  const portraitsById = byKey(portraits, ({ _id }) => _id)
  const scoresById = byKey(scores, ({ _id }) => _id)
  const standingsById = byKey(standings, ({ _id }) => _id)
  const holderOf = ({ memberId }: { memberId: string }) => heirs.get(memberId) ?? memberId
  const daysOf = groupsBy(days, holderOf)
  const purchasesOf = groupsBy(purchases, holderOf)
  return accounts.map((account): MemberView => {
    const { _id: memberId, status } = account
    const member = membersById.get(memberId) ?? null
    const portrait = portraitsById.get(memberId) ?? null
    const state = status === 'active' ? stateOf(member, rules) : 'gone'
    if (state !== 'kept' || !member) return { memberId, portrait, state, facts: null }
    const read = {
      account,
      member,
      portrait,
      score: scoresById.get(memberId) ?? null,
      lifecycle: standingsById.get(memberId) ?? null,
      days: daysOf.get(memberId) ?? [],
      purchases: purchasesOf.get(memberId) ?? [],
    }
    return { memberId, portrait, state, facts: toFacts(read, now) }
  })
}

/** A member who refuses personal offers is in nothing that is made by rule. */
export function stateOf(
  member: Pick<Member, 'status' | 'consents' | 'identityIds'> | null,
  { keepsUnasked }: Pick<TagRules, 'keepsUnasked'>,
): PortraitState {
  if (member?.status !== 'active') return 'gone'
  const { consents, identityIds } = member
  if (hasRefused(consents, 'personalization')) return 'withdrawn'
  if (keepsUnasked || isConsentInForce(consents, 'personalization')) return 'kept'
  return identityIds.some((id) => id.startsWith('wx:')) ? 'withdrawn' : 'kept'
}

function byKey<D>(documents: readonly D[], keyOf: (document: D) => string): Map<string, D> {
  return new Map(documents.map((document) => [keyOf(document), document]))
}

function groupsBy<D>(documents: readonly D[], keyOf: (document: D) => string): Map<string, D[]> {
  const groups = new Map<string, D[]>()
  for (const document of documents) {
    const key = keyOf(document)
    const group = groups.get(key)
    if (group) group.push(document)
    else groups.set(key, [document])
  }
  return groups
}
