import { knownOf } from '#shared/insight/lifecycle/facts'
import type { Lifecycle } from '#shared/insight/lifecycle/lifecycle'
import { type LifecycleRules, LOOK_BACK_DAYS, lifecycleRules } from '#shared/insight/lifecycle/rules'
import { isNews, lifecycleOf } from '#shared/insight/lifecycle/standing'
import { mayBeScored } from '#shared/insight/score/eligibility'
import { type ScoreRules, scoreRules } from '#shared/insight/score/rules'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { inParallel } from '../../../platform/in-parallel'
import { versionInForce } from '../../base/settings/settings.face'
import { findMembers, heirsOf, type Member } from '../../people/member/member.face'
import { findActivities, listMemberDays } from '../event/event.face'
import { listScores } from '../score/score.face'
import { insertLifecycles, listLifecycles, removeLifecycles, updateLifecycle } from './lifecycle.repository'

const WRITES_AT_ONCE = 6

/** By what a look is taken: who may be looked at is decided by the rules of scores, for scores and this alike. */
export interface LookRules {
  rules: LifecycleRules
  rulesVersion: number
  scope: ScoreRules['scope']
}

export async function openLook(context: Context): Promise<LookRules> {
  const [{ value: rules, version: rulesVersion }, scoring] = [
    await versionInForce(context, lifecycleRules),
    await versionInForce(context, scoreRules),
  ]
  return { rules, rulesVersion, scope: scoring.value.scope }
}

/**
 * Looks at up to a hundred members: publishes what has changed, and removes what is kept of those of whom nothing may be
 * kept. Six queries, one more where records were merged; an unchanged member costs no write. Returns how many were written.
 */
export async function lookAt(context: Context, memberIds: readonly string[], look: LookRules): Promise<number> {
  if (memberIds.length === 0) return 0
  const { db } = context
  const members = (await findMembers(db, memberIds)).filter((member) => mayBeScored(member, look.scope))
  const before = new Map((await listLifecycles(db, memberIds)).map((each) => [each._id, each]))
  const gone = [...before.keys()].filter((id) => !members.some(({ _id }) => _id === id))
  if (gone.length > 0) await removeLifecycles(db, gone)
  const wanted = await standingsOf(context, members, { before, look })
  await insertFresh(
    context,
    wanted.filter(({ _id }) => !before.has(_id)),
    look,
  )
  const changed = wanted.filter((after) => {
    const known = before.get(after._id)
    return known !== undefined && isNews(known, { ...known, ...after })
  })
  await inParallel(changed, { atOnce: WRITES_AT_ONCE }, (each) => updateLifecycle(db, each))
  return wanted.length - before.size + gone.length + changed.length
}

async function standingsOf(
  { db, now }: Context,
  members: readonly Member[],
  { before, look: { rules, rulesVersion } }: { before: ReadonlyMap<string, Lifecycle>; look: LookRules },
): Promise<Lifecycle[]> {
  if (members.length === 0) return []
  const today = businessDayOf(now)
  const ids = members.map(({ _id }) => _id)
  const heirs = await heirsOf(db, ids)
  const recordIds = [...ids, ...heirs.keys()]
  const [activities, days, scores] = await Promise.all([
    findActivities(db, recordIds),
    listMemberDays(db, recordIds, addDays(today, 1 - LOOK_BACK_DAYS)),
    listScores(db, ids),
  ])
  const holderOf = (recordId: string) => heirs.get(recordId) ?? recordId
  return members.map(({ _id, joined }) => {
    const known = knownOf({
      joinedDay: joined.day,
      activities: activities.filter((each) => holderOf(each._id) === _id),
      days: days.filter(({ memberId }) => holderOf(memberId) === _id),
      score: scores.find((score) => score._id === _id) ?? null,
    })
    return lifecycleOf(_id, known, { before: before.get(_id) ?? null, today, rules, rulesVersion, now })
  })
}

/**
 * Consent may have been withdrawn since it was read, when there was nothing to remove yet: whoever is new is checked once
 * more, so that nothing survives a withdrawal, whichever came first.
 */
async function insertFresh(context: Context, fresh: readonly Lifecycle[], { scope }: LookRules): Promise<void> {
  if (fresh.length === 0) return
  const { db } = context
  const ids = fresh.map(({ _id }) => _id)
  if (!(await isNew(insertLifecycles(db, fresh)))) {
    // One of them was looked at meanwhile after giving consent; those behind it are still missing.
    const there = new Set((await listLifecycles(db, ids)).map(({ _id }) => _id))
    await insertLifecycles(
      db,
      fresh.filter(({ _id }) => !there.has(_id)),
    )
  }
  const allowed = (await findMembers(db, ids)).filter((member) => mayBeScored(member, scope))
  const withdrawn = ids.filter((id) => !allowed.some(({ _id }) => _id === id))
  if (withdrawn.length > 0) await removeLifecycles(db, withdrawn)
}
