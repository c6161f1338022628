import { REQUEST_KINDS, type RequestKind } from '#shared/front/privacy/request'
import {
  addDays,
  type BusinessMonth,
  businessDayOf,
  endOfMonth,
  firstDayOf,
  lastDayOf,
  startOfDay,
} from '#shared/kernel/business-day'
import { CONSENT_PURPOSES } from '#shared/people/member/consent'
import type { Context } from '../../../platform/context'
import { countByAction } from '../../base/audit/audit.face'
import { countConsentChanges } from './consent-change.repository'
import { countByStatus, countDueUntil, countLateOf } from './request.repository'

/** What was done with personal data in a month. Computed on request; asking again gives the same answer. */
export async function getMonthReport(context: Context, month: BusinessMonth) {
  const { db, now } = context
  const [fromAt, toAt] = [startOfDay(firstDayOf(month)), endOfMonth(month) + 1]
  const [acts, consents, requests, late, overdue] = await Promise.all([
    countByAction(db, fromAt, toAt),
    Promise.all(CONSENT_PURPOSES.map((purpose) => consentsOf(context, purpose, fromAt, toAt))),
    Promise.all(REQUEST_KINDS.map((kind) => requestsOf(context, kind, month))),
    countLateOf(db, fromAt, toAt),
    countDueUntil(db, addDays(businessDayOf(now), -1)),
  ])
  return { month, acts: acts.sort((a, b) => b.count - a.count), consents, requests, late, overdue }
}

async function consentsOf({ db }: Context, purpose: string, fromAt: number, toAt: number) {
  const [granted, withdrawn] = await Promise.all([
    countConsentChanges(db, purpose, true, fromAt, toAt),
    countConsentChanges(db, purpose, false, fromAt, toAt),
  ])
  return { purpose, granted, withdrawn }
}

async function requestsOf({ db }: Context, kind: RequestKind, month: BusinessMonth) {
  const groups = await countByStatus(db, kind, firstDayOf(month), lastDayOf(month))
  const of = (status: string) => groups.find(({ key }) => key === status)?.count ?? 0
  const received = groups.reduce((sum, { count }) => sum + count, 0)
  return { kind, received, done: of('done'), refused: of('refused'), withdrawn: of('withdrawn') }
}
