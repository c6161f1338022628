import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { noTally, type Tally } from '#shared/ledger/account/issued-tally'
import { addedTally, type PersonPast, tallyIn } from '#shared/ledger/account/past'
import { availablePoints } from '#shared/ledger/points/points-state'
import { pointsPriceOf } from '#shared/loyalty/coupon/claim-benefit'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import { stockLeft as stockLeftIn } from '#shared/loyalty/coupon/shards'
import { shownRules, shownWhy } from '#shared/loyalty/coupon/shown'
import type { CouponWay } from '#shared/loyalty/coupon/template'
import { type ClaimJudgement, whyNotClaim } from '#shared/loyalty/coupon/why-claim'
import type { MemberContext } from '../../../platform/context'
import type { Group } from '../../../platform/db/db'
import { getActiveAccount } from '../../ledger/account/account.face'
import { pastOf } from '../../people/member/member.face'
import { countCopies, findNewestOfPerson } from './coupon.repository'
import { factsFor } from './member-facts.service'
import { namesOf, storeIdsIn } from './names.service'
import { personKeyOf } from './person.service'
import { listShards, type StoredShard } from './stock.repository'
import { leftOf, withQuotas } from './stock.service'
import { type LiveTemplate, listLive } from './template.service'

type CentreWay = Extract<CouponWay, 'claim' | 'points'>

/** Every coupon that a tap can get, whether the caller can have it, and every rule that decides this. */
export async function listCentre(context: MemberContext) {
  const { db, memberId, now } = context
  const templates = (await listLive(context)).filter((template) => wayOf(template) !== null)
  const ids = templates.map(({ _id }) => _id)
  const today = businessDayOf(now)
  const isDayLimited = templates.some(({ rules }) => rules.limits.perMemberPerDay !== null)
  const [account, shards, copies, copiesToday] = await Promise.all([
    getActiveAccount(db, memberId),
    listShards(db, ids),
    ids.length > 0 ? countCopies(db, memberId, ids) : [],
    ids.length > 0 && isDayLimited ? countCopies(db, memberId, ids, today) : [],
  ])
  const member = await factsFor(
    context,
    account,
    templates.map(({ rules }) => rules.audience),
  )
  const [people, past] = [await personTallies(context, templates), await pastOf(db, account)]
  const known = { account, member, today, shards, people, past, tallies: talliesOf(copies, copiesToday, today) }
  return {
    templates: templates.map((template) => toCentreView(context, template, known)),
    points: availablePoints(account.points, now),
    names: await namesOf(context, storeIdsIn(templates.map(({ rules }) => rules.conditions))),
    now,
  }
}

function wayOf({ rules: { ways } }: LiveTemplate): CentreWay | null {
  if (ways.includes('points')) return 'points'
  return ways.includes('claim') ? 'claim' : null
}

interface CentreFacts {
  account: Account
  member: MemberFacts
  today: BusinessDay
  shards: readonly StoredShard[]
  people: ReadonlyMap<string, Tally>
  tallies: ReadonlyMap<string, Tally>
  /** What the person was given in an earlier membership, because limits count it. */
  past: PersonPast | null
}

function toCentreView({ now }: MemberContext, template: LiveTemplate, known: CentreFacts) {
  const { _id: templateId, rules } = template
  const { title, offer, conditions, audience, stacking, texts, validity, claimWindow, pricePoints, limits } = rules
  const way = wayOf(template) ?? 'claim'
  const shards = known.shards.filter((shard) => shard.templateId === templateId)
  const own = known.tallies.get(templateId) ?? noTally
  const had = tallyIn(known.past, templateId)
  const tally = addedTally(had, own)
  const ofPhone = known.people.get(templateId)
  const person = ofPhone && addedTally(had, ofPhone.issued >= own.issued ? ofPhone : own)
  const facts = {
    now,
    way,
    member: known.member,
    tally,
    person: person ?? null,
    pointsBalance: availablePoints(known.account.points, now),
    ...leftOf(template, shards, known.today),
  }
  const judgement = whyNotClaim(template, facts)
  return {
    templateId,
    rules: shownRules({ title, offer, conditions, audience, stacking, texts }),
    validity,
    claimWindow,
    way,
    pricePoints: pricePoints === null ? null : pointsPriceOf(pricePoints, known.member.claimBenefit),
    fullPricePoints: pricePoints,
    perMember: limits.perMember,
    owned: own.issued,
    left: stockLeftIn(withQuotas(template, shards)),
    outcome: outcomeOf(judgement),
    refusal: judgement.refusal,
    why: shownWhy(judgement.rules),
  }
}

function outcomeOf({ outcome, refusal }: ClaimJudgement) {
  return refusal === 'COUPON_SOLD_OUT' || refusal === 'COUPON_SOLD_OUT_TODAY' ? ('soldOut' as const) : outcome
}

function talliesOf(copies: readonly Group[], today: readonly Group[], day: BusinessDay): Map<string, Tally> {
  const ofToday = new Map(today.map(({ key, count }) => [key, count]))
  return new Map(copies.map(({ key, count }) => [key, { issued: count, day, issuedToday: ofToday.get(key) ?? 0 }]))
}

/** Only templates that count by the person behind the phone number ask for it. */
async function personTallies(context: MemberContext, templates: readonly LiveTemplate[]): Promise<Map<string, Tally>> {
  const byPerson = templates.filter(({ rules }) => rules.limits.perPerson !== null)
  const key = byPerson.length > 0 ? await personKeyOf(context, context.memberId) : null
  if (key === null) return new Map()
  const newest = await Promise.all(byPerson.map(({ _id }) => findNewestOfPerson(context.db, _id, key)))
  return new Map(byPerson.map(({ _id }, index) => [_id, newest[index]?.person.tally ?? noTally]))
}
