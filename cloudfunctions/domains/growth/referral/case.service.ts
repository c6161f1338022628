import { CASE_TITLES, SIGNAL_TITLES, signalText } from '#shared/growth/referral/signal-text'
import { SIGNAL_KEYS, type Signal } from '#shared/growth/referral/signals/signal'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { displayNamesOf } from '../../people/member/member.face'
import { findCase, listCases as listStored, type ReferralCase } from './case.repository'
import { listVerdictsOfCase, sumVerdicts, type Verdict } from './detect.repository'
import { findBonds } from './referral.repository'

const CASES_PAGE = 20
const BONDS_PAGE = 20

export async function listCases(
  { db }: Context,
  { state, cursor }: { state: 'open' | 'closed'; cursor?: string | undefined },
) {
  const stored = await listStored(db, state === 'open', cursor ?? '', CASES_PAGE + 1)
  const page = stored.slice(0, CASES_PAGE)
  return { cases: page.map(toSummary), nextCursor: stored.length > page.length ? (page.at(-1)?.order ?? null) : null }
}

/** @throws DomainError CASE_NOT_FOUND */
export async function getCase(context: Context, input: { caseId: string; afterBondId?: string | undefined }) {
  const { caseId, afterBondId } = input
  const [held, found] = await Promise.all([
    findCase(context.db, caseId),
    listVerdictsOfCase(context.db, caseId, afterBondId ?? null, BONDS_PAGE + 1),
  ])
  if (!held) throw new DomainError('CASE_NOT_FOUND')
  const page = found.slice(0, BONDS_PAGE)
  const [bonds, names] = await Promise.all([
    findBonds(
      context.db,
      page.map(({ _id }) => _id),
    ),
    displayNamesOf(
      context.db,
      page.flatMap(({ _id, inviterId }) => [_id, inviterId]),
    ),
  ])
  const known = new Map(bonds.map((bond) => [bond._id, bond]))
  await recordLook(context, { action: 'referral.getCase', subject: caseId, storeId: null })
  return {
    case: toSummary(held),
    bonds: page.map((verdict) => {
      const { state = null, act = null } = known.get(verdict._id) ?? {}
      const called = { inviterName: names.get(verdict.inviterId), friendName: names.get(verdict._id) }
      return { ...toHeldBond(verdict), ...called, state, act: act && { kind: act.kind, storeId: act.storeId } }
    }),
    nextAfterBondId: found.length > page.length ? (page.at(-1)?._id ?? null) : null,
    decisions: [...held.decisions].reverse(),
  }
}

/** How right the detector was: what people made of the bonds that each signal spoke against. */
export async function reportDetection({ db }: Context) {
  const groups = await sumVerdicts(
    db,
    0,
    'standing',
    SIGNAL_KEYS.map((key) => `against.${key}`),
  )
  const of = (standing: Verdict['standing']) => groups.find(({ key }) => key === standing)
  const counted = (standing: Verdict['standing']) => of(standing)?.count ?? 0
  const total = heldOf(counted)
  return {
    judged: total.held + counted('clear'),
    open: counted('waiting'),
    ...total,
    signals: SIGNAL_KEYS.map((key) => {
      const bySignal = heldOf((standing) => of(standing)?.sums[`against.${key}`] ?? 0)
      const decided = bySignal.released + bySignal.refused
      const falseAlarmPercent = decided === 0 ? null : Math.round((bySignal.released * 100) / decided)
      return { key, title: SIGNAL_TITLES[key], ...bySignal, falseAlarmPercent }
    }),
  }
}

function heldOf(counted: (standing: Verdict['standing']) => number) {
  const [released, refused, lapsed] = [counted('released'), counted('refused'), counted('lapsed')]
  return { held: counted('waiting') + released + refused + lapsed, released, refused, lapsed }
}

function toSummary(held: ReferralCase) {
  return { ...held, caseId: held._id, title: CASE_TITLES[held.kind] }
}

function toHeldBond({ _id, inviterId, standing, score, at, heldAt, facts, signals }: Verdict) {
  return {
    bondId: _id,
    inviterId,
    decision: standing === 'clear' || standing === 'waiting' ? null : standing,
    score,
    heldAt: heldAt ?? at,
    boundAt: facts.boundAt,
    qualifiedAt: facts.qualifiedAt,
    signals: signals
      .filter(({ value }) => value !== null)
      .sort(byWeight)
      .map(toView),
  }
}

const byWeight = (a: Signal, b: Signal) => Math.abs(b.contribution) - Math.abs(a.contribution)

function toView(signal: Signal) {
  const { title, value: valueText, threshold: thresholdText } = signalText(signal)
  const { key, value, threshold, contribution } = signal
  return { key, title, valueText, thresholdText, value, threshold, contribution }
}
