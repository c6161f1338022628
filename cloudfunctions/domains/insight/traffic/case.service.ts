import type { TrafficReading } from '#shared/insight/traffic/signal'
import { CASE_TITLES, readingText, SIGNAL_TITLES } from '#shared/insight/traffic/signal-text'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { findEntrances } from '../../growth/entrance/entrance.face'
import { displayNamesOf } from '../../people/member/member.face'
import { findCase, listStoredCases, type TrafficCase } from './case.repository'
import { listOfCase, type TrafficVerdict } from './verdict.repository'

const CASES_PAGE = 20
const MEMBERS_PAGE = 20

export async function listCases(
  { db }: Context,
  { state, cursor }: { state: 'open' | 'closed'; cursor?: string | undefined },
) {
  const stored = await listStoredCases(db, state === 'open', cursor ?? '', CASES_PAGE + 1)
  const page = stored.slice(0, CASES_PAGE)
  return { cases: page.map(toSummary), nextCursor: stored.length > page.length ? (page.at(-1)?.order ?? null) : null }
}

/** How many members wait for a person, of the first page of cases: at least so many. One read. */
export async function countWaiting({ db }: Context): Promise<number> {
  const stored = await listStoredCases(db, true, '', CASES_PAGE)
  return stored.reduce((waiting, { open }) => waiting + open, 0)
}

/** @throws DomainError CASE_NOT_FOUND */
export async function getCase(context: Context, input: { caseId: string; afterMemberId?: string | undefined }) {
  const { db } = context
  const { caseId, afterMemberId } = input
  const [held, found] = await Promise.all([
    findCase(db, caseId),
    listOfCase(db, caseId, afterMemberId ?? null, MEMBERS_PAGE + 1),
  ])
  if (!held) throw new DomainError('CASE_NOT_FOUND')
  const page = found.slice(0, MEMBERS_PAGE)
  const keys = [...new Set(page.map(({ entranceKey }) => entranceKey))].filter((key) => key !== '')
  const [names, entrances] = await Promise.all([
    displayNamesOf(
      db,
      page.map(({ _id }) => _id),
    ),
    findEntrances(db, keys),
  ])
  const titles = new Map(entrances.map(({ _id, title }) => [_id, title]))
  await recordLook(context, { action: 'traffic.getCase', subject: caseId, storeId: null })
  return {
    case: toSummary(held),
    members: page.map((verdict) => ({
      ...toHeldMember(verdict),
      name: names.get(verdict._id),
      entrance: titles.get(verdict.entranceKey) ?? null,
    })),
    nextAfterMemberId: found.length > page.length ? (page.at(-1)?._id ?? null) : null,
    decisions: [...held.decisions].reverse(),
  }
}

const toSummary = (held: TrafficCase) => ({ ...held, caseId: held._id, title: CASE_TITLES[held.kind] })

function toHeldMember({ _id, standing, score, heldAt, signals }: TrafficVerdict) {
  return {
    memberId: _id,
    decision: standing === 'waiting' ? null : standing,
    score,
    heldAt,
    signals: signals
      .filter(({ value }) => value !== null)
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .map(toView),
  }
}

function toView(reading: TrafficReading) {
  const { key, contribution } = reading
  return { key, title: SIGNAL_TITLES[key], valueText: readingText(reading), contribution }
}
