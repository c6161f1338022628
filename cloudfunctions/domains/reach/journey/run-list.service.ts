import { LAST_INSTANT } from '#shared/kernel/business-day'
import type { Run } from '#shared/reach/journey/run'
import { stepText, whyText } from '#shared/reach/journey/run-words'
import type { Context } from '../../../platform/context'
import { type NewestPosition, newestPage } from '../../../platform/db/newest-page'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { displayNamesOf } from '../../people/member/member.face'
import { findRun, listRunsBefore, listRunsWithin, type RunFilter } from './run.repository'

const PAGE_SIZE = 20
const FROM_NOW: NewestPosition = { at: LAST_INSTANT, id: null }

export async function listRuns(
  context: Context,
  { before = FROM_NOW, ...filter }: RunFilter & { before?: NewestPosition | undefined },
) {
  const { db, now } = context
  const reading = {
    atOf: ({ enteredAt }: Run) => enteredAt,
    before: (at: number, limit: number) => listRunsBefore(db, filter, at, limit),
    within: (at: number, afterId: string, limit: number) => listRunsWithin(db, filter, at, afterId, limit),
  }
  const { page, next } = await newestPage(reading, before, PAGE_SIZE)
  const names = await displayNamesOf(
    db,
    page.map(({ memberId }) => memberId),
  )
  await recordLook(context, { action: 'journey.listRuns', subject: filter.journeyId, storeId: null })
  return { runs: page.map((run) => toLine(run, names, now)), next }
}

/** @throws DomainError JOURNEY_RUN_NOT_FOUND */
export async function getRun(context: Context, runId: string) {
  const { db, now } = context
  const run = await findRun(db, runId)
  if (!run) throw new DomainError('JOURNEY_RUN_NOT_FOUND')
  await recordLook(context, { action: 'journey.getRun', subject: run.memberId, storeId: null })
  const names = await displayNamesOf(db, [run.memberId])
  return {
    run: toLine(run, names, now),
    path: run.path.map(({ nodeId, at, what, detail }) => ({ nodeId, at, what, text: stepText({ what, detail }, now) })),
  }
}

function toLine(run: Run, names: ReadonlyMap<string, string>, now: number) {
  const { _id: runId, memberId, state, version, nodeId, enteredAt, dueAt, endedWhy } = run
  return {
    runId,
    memberId,
    displayName: names.get(memberId) ?? '会员',
    state,
    version,
    nodeId,
    enteredAt,
    dueAt,
    endedWhy,
    why: whyText(run, now),
  }
}
