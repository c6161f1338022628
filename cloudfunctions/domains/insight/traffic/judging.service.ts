import { countOf, type MemberDay } from '#shared/insight/event/member-day'
import type { FoundCrowd } from '#shared/insight/traffic/crowd'
import type { TrafficRules } from '#shared/insight/traffic/rules'
import { type Acting, type Crowd, judgeTraffic } from '#shared/insight/traffic/signal'
import type { Usual } from '#shared/insight/traffic/traffic-day'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import type { JobContext } from '../../../platform/noun/job'
import { findAccounts } from '../../ledger/account/account.face'
import { listMemberDays } from '../event/event.face'
import { holdMember } from './holding.service'
import { findVerdicts } from './verdict.repository'

/** So far back the days of a member are looked at. */
const ACTS_DAYS = 14

export interface Watching {
  day: BusinessDay
  /** The last day whose record is whole: what phones tell of a day that goes on may still be on its way. */
  knownTo: BusinessDay
  rules: TrafficRules
  usual: Usual
  /** Who joined on the day, by entrance. */
  joins: ReadonlyMap<string, number>
}

/** Whether it was a day of taking: a coupon claimed, or a check-in. */
export const isAct = (day: MemberDay): boolean =>
  countOf(day, 'coupon.claimed') + countOf(day, 'check-in.performed') > 0
/** Nothing was opened on it, as far as the phone has told; it tells that without being asked. */
export const isPathless = (day: MemberDay): boolean => countOf(day, 'app.opened') === 0

/** Judges the members of a crowd, each with what they did. Answers how many are held. */
export async function judgeCrowd(context: JobContext, found: FoundCrowd, watching: Watching): Promise<number> {
  const { day, rules, usual, joins } = watching
  const persons = await readPersons(
    context,
    found.members.map(({ memberId }) => memberId),
    watching,
  )
  const { kind } = found.crowd
  const judged = found.members.flatMap((seen) => {
    const person = persons.get(seen.memberId)
    return person && (kind === 'joined' || person.tookOn.has(day)) ? [{ seen, person }] : []
  })
  if (judged.length < rules.lines.crowdMin) return 0
  const settled = judged.filter(({ person }) => person.acting.isSettled)
  const crowd: Crowd = {
    ...found.crowd,
    settled: settled.length,
    neverBought: settled.filter(({ person }) => !person.acting.hasBought).length,
  }
  let held = 0
  for (const { seen, person } of judged) {
    if (person.isKnown) continue
    const { memberId, entranceKey, network } = seen
    const burst = kind === 'joined' ? { joins: joins.get(entranceKey) ?? 0, usual: usual.joinsOf(entranceKey) } : null
    const acting = { ...person.acting, isOnNetwork: network !== null && network === found.network, burst }
    const judgement = judgeTraffic(crowd, acting, rules, usual.pathless)
    if (!judgement.isHeld) continue
    const suspect = { memberId, kind, subject: found.device, day, entranceKey, judgement }
    if (await holdMember(context, suspect, rules)) held += 1
  }
  return held
}

/** Judges who took something on the day without opening anything. Answers how many are held. */
export async function judgePathless(
  context: JobContext,
  memberIds: readonly string[],
  watching: Watching,
): Promise<number> {
  const { day, rules, usual } = watching
  let held = 0
  for (const [memberId, { acting, isKnown }] of await readPersons(context, memberIds, watching)) {
    if (isKnown || acting.pathlessDays < rules.lines.pathlessDaysMin) continue
    const judgement = judgeTraffic(null, acting, rules, usual.pathless)
    if (!judgement.isHeld) continue
    const suspect = { memberId, kind: 'path' as const, subject: day, day, entranceKey: '', judgement }
    if (await holdMember(context, suspect, rules)) held += 1
  }
  return held
}

interface Person {
  acting: Acting
  /** Held before: stays as people have decided. */
  isKnown: boolean
  tookOn: ReadonlySet<BusinessDay>
}

async function readPersons(
  { db }: JobContext,
  memberIds: readonly string[],
  { knownTo, day, rules }: Watching,
): Promise<Map<string, Person>> {
  const [accounts, days, known] = await Promise.all([
    findAccounts(db, memberIds),
    listMemberDays(db, memberIds, addDays(knownTo, 1 - ACTS_DAYS)),
    findVerdicts(db, memberIds),
  ])
  const byMember = groupedBy(days, ({ memberId }) => memberId)
  const isKnown = new Set(known.map(({ _id }) => _id))
  const persons = accounts
    .filter(({ status }) => status === 'active')
    .map((account) => {
      const acts = (byMember.get(account._id) ?? []).filter((each) => each.day <= knownTo && isAct(each))
      const acting = actingOf(account, acts, { day, settledDays: rules.lines.settledDays })
      return [
        account._id,
        { acting, isKnown: isKnown.has(account._id), tookOn: new Set(acts.map((each) => each.day)) },
      ] as const
    })
  return new Map(persons)
}

function actingOf(
  { joinedDay, counters }: Account,
  acts: readonly MemberDay[],
  { day, settledDays }: { day: BusinessDay; settledDays: number },
): Acting {
  return {
    isOnNetwork: false,
    burst: null,
    hasBought: counters.purchaseCount > 0,
    isSettled: daysBetween(joinedDay, day) >= settledDays,
    actDays: acts.length,
    pathlessDays: acts.filter(isPathless).length,
  }
}
