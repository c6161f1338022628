import { deletionId, type RequestKind, type RequestWay } from '#shared/front/privacy/request'
import { type PrivacyRules, privacyRules } from '#shared/front/privacy/rules'
import { afterWorkingDays, workingDaysLeft } from '#shared/front/privacy/working-days'
import { type BusinessDay, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import { newestPage } from '../../../platform/db/newest-page'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveMember } from '../../people/member/member.face'
import {
  answeredOf,
  findPrivacyRequest,
  listOpen,
  type StoredRequest,
  savePrivacyAnswer,
  savePrivacyRequest,
} from './request.repository'

const PAGE_SIZE = 50
/** More than anybody works through before the list is looked at again. */
const OPEN_MAX = 500

interface Filing {
  memberId: string
  kind: RequestKind
  way: RequestWay
  receivedDay: BusinessDay
  note: string
  by: string
}

/**
 * Writes down what a member asks for, with its clock.
 * @throws DomainError PRIVACY_DAY_AHEAD, PRIVACY_REQUEST_OPEN, MEMBER_NOT_FOUND, MEMBER_CLOSED
 */
export async function fileRequest(context: Context, { memberId, kind, way, receivedDay, note, by }: Filing) {
  const { now, requestId } = context
  const today = businessDayOf(now)
  if (receivedDay > today) throw new DomainError('PRIVACY_DAY_AHEAD', { today })
  const rules = await rulesInForce(context, privacyRules)
  const _id = kind === 'deletion' ? deletionId(memberId) : `prq_${requestId}`
  await changeOnce(context, { action: 'privacy.fileRequest', subject: memberId, storeId: null }, async (tx) => {
    await getActiveMember(tx, memberId)
    // A new request replaces one that was taken back; the audit log still shows the earlier one.
    const known = await findPrivacyRequest(tx, _id)
    if (known?.status === 'open') throw new DomainError('PRIVACY_REQUEST_OPEN')
    await savePrivacyRequest(tx, {
      _id,
      kind,
      memberId,
      way,
      status: 'open',
      note,
      by,
      filedAt: now,
      receivedDay,
      dueDay: afterWorkingDays(receivedDay, rules.answerWorkingDays, rules),
      coolsUntilAt: kind === 'deletion' ? now + rules.coolingDays * DAY_MS : null,
      answer: '',
      answeredBy: null,
      answeredAt: null,
      isLate: false,
    })
  })
  return { request: toView(await getRequest(context, _id), rules, now) }
}

/** @throws DomainError PRIVACY_REQUEST_NOT_FOUND, PRIVACY_REQUEST_CLOSED, PRIVACY_DELETION_TIMED */
export async function answerRequest(
  context: Context,
  answered: { requestId: string; outcome: 'done' | 'refused' | 'withdrawn'; note: string; by: string },
) {
  const { now } = context
  const { requestId: _id, outcome, note, by } = answered
  const action = { action: `privacy.${outcome}`, subject: _id, storeId: null }
  await changeOnce(context, action, async (tx) => {
    const request = await findPrivacyRequest(tx, _id)
    if (!request) throw new DomainError('PRIVACY_REQUEST_NOT_FOUND')
    if (request.status !== 'open') throw new DomainError('PRIVACY_REQUEST_CLOSED')
    if (request.kind === 'deletion' && outcome === 'done') throw new DomainError('PRIVACY_DELETION_TIMED')
    await savePrivacyAnswer(tx, request, { status: outcome, answer: note, answeredBy: by, answeredAt: now })
  })
  return { request: toView(await getRequest(context, _id), await rulesInForce(context, privacyRules), now) }
}

/** Open requests all at once; closed ones in pages. */
export async function listRequests(
  context: Context,
  { isOpen, beforeAt = Number.MAX_SAFE_INTEGER, afterId = null }: RequestsAsked,
) {
  const { db, now } = context
  const rules = await rulesInForce(context, privacyRules)
  const { page, next } = isOpen
    ? { page: await listOpen(db, OPEN_MAX), next: null }
    : await newestPage(answeredOf(db), { at: beforeAt, id: afterId }, PAGE_SIZE)
  return {
    requests: page.map((request) => toView(request, rules, now)),
    nextBeforeAt: next?.at ?? null,
    nextAfterId: next?.id ?? null,
  }
}

interface RequestsAsked {
  isOpen: boolean
  beforeAt?: number | undefined
  afterId?: string | null | undefined
}

async function getRequest({ db }: Context, id: string): Promise<StoredRequest> {
  const request = await findPrivacyRequest(db, id)
  invariant(request, 'what was just written is there')
  return request
}

function toView({ _id, isLate: _isLate, ...request }: StoredRequest, rules: PrivacyRules, now: number) {
  const until = request.answeredAt === null ? now : request.answeredAt
  return { requestId: _id, ...request, daysLeft: workingDaysLeft(businessDayOf(until), request.dueDay, rules) }
}
