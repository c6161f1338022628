import { concludeFrom, hasToStop } from '#shared/insight/experiment/conclusion'
import { type Counting, measuredAt, type Person, withPerson } from '#shared/insight/experiment/counting'
import type { Experiment, Exposure } from '#shared/insight/experiment/experiment'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { isConsentInForce } from '#shared/people/member/consent'
import type { Db } from '../../../platform/db/db'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { personsOf } from '../../people/member/member.face'
import { listMemberDays } from '../event/event.face'
import { findResult, saveResult } from './experiment.repository'
import { findExposures, pageExposures } from './exposure.repository'
import { stopByGuardrail } from './state.service'

const PAGE_SIZE = 100

/**
 * Counts the next members who saw something, each person once: what several records of one person did is added up, and who
 * saw different arms under them is in none. Counted anew every night, so that refunds, merges and withdrawals follow.
 */
export async function countPage(
  { db, now }: Pick<JobContext, 'db' | 'now'>,
  experiment: Experiment,
  { counting, afterId }: { counting: Counting; afterId: string | null },
): Promise<{ counting: Counting; afterId: string | null; looked: number }> {
  const page = await pageExposures(db, experiment._id, afterId, PAGE_SIZE)
  const persons = await personsIn(db, experiment._id, page)
  const lastDay = addDays(businessDayOf(now), -experiment.withinDays)
  const over = persons.filter(({ arm, fromDay }) => arm !== null && fromDay <= lastDay)
  const firstDay = over.map(({ fromDay }) => fromDay).sort()[0]
  const records = over.flatMap(({ recordIds }) => recordIds)
  const days = firstDay ? await listMemberDays(db, records, addDays(firstDay, -experiment.withinDays)) : []
  const daysOf = groupedBy(days, ({ memberId }) => memberId)
  const after = persons.reduce((sum, person) => {
    const own = person.recordIds.flatMap((id) => daysOf.get(id) ?? [])
    return withPerson(sum, experiment, { person, days: over.includes(person) ? own : null })
  }, counting)
  return { counting: after, afterId: page.length < PAGE_SIZE ? null : (page.at(-1)?._id ?? null), looked: page.length }
}

interface PersonSeen extends Person {
  recordIds: string[]
}

/** The persons whose first exposure by id is on this page, so that one on two pages is counted once. */
async function personsIn(db: Db, experimentId: string, page: readonly Exposure[]): Promise<PersonSeen[]> {
  if (page.length === 0) return []
  const onThisPage = page.map(({ memberId }) => memberId)
  const persons = await personsOf(db, onThisPage)
  const others = persons.flatMap(({ recordIds }) => recordIds).filter((id) => !onThisPage.includes(id))
  const elsewhere = others.length > 0 ? await findExposures(db, experimentId, others) : []
  const exposureOf = new Map([...page, ...elsewhere].map((exposure) => [exposure.memberId, exposure]))
  const onPage = new Set(page.map(({ _id }) => _id))
  return persons.flatMap(({ holder, recordIds }): PersonSeen[] => {
    const seen = recordIds.flatMap((id) => exposureOf.get(id) ?? []).sort((a, b) => (a._id < b._id ? -1 : 1))
    const [first] = seen
    if (!first || !onPage.has(first._id)) return []
    // Who left or withdrew while the records were being removed.
    if (holder?.status !== 'active' || !isConsentInForce(holder.consents, 'personalization')) return []
    const isOne = seen.every(({ arm }) => arm === first.arm)
    const fromDay = seen.map(({ day }) => day).sort()[0] as BusinessDay
    return [{ arm: isOne ? first.arm : null, fromDay, recordIds }]
  })
}

/**
 * Keeps what was counted, and lets a guardrail end the experiment. The look at the planned size is kept as it was on the
 * first night that had it.
 */
export async function finishCounting(context: JobContext, experiment: Experiment, counting: Counting): Promise<void> {
  const { db, now } = context
  const before = await findResult(db, experiment._id)
  const measured = measuredAt(experiment, counting, { before, now })
  const conclusion = concludeFrom(experiment, measured)
  const isEnded = await db.transaction(async (tx) => {
    await saveResult(tx, measured)
    return hasToStop(conclusion) ? stopByGuardrail(tx, experiment._id, now) : false
  })
  if (isEnded || (experiment.stoppedBy === 'guardrail' && hasToStop(conclusion))) {
    const text = `实验“${experiment.name}”碰到护栏，已经自动停下：有一个方案让不能变差的数字明确变差了`
    await raiseAlert(context, {
      kind: 'experiment',
      subject: experiment._id,
      text,
      source: `stopped:${experiment.stoppedAt ?? now}`,
    })
  } else if (conclusion.split === 'broken' && experiment.status === 'running') {
    const text = `实验“${experiment.name}”各方案的人数和设定的比例对不上，结果不能用，请停下来查原因`
    await raiseAlert(context, {
      kind: 'experiment',
      subject: `${experiment._id}:split`,
      text,
      source: businessDayOf(now),
    })
  }
}
