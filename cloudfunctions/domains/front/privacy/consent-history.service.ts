import { CONSENT_PURPOSES, CONSENT_VERSIONS, isConsentInForce } from '#shared/people/member/consent'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import type { Heard } from '../../../platform/noun/answer'
import { recordLook } from '../../base/audit/audit.face'
import { findMember, type Member, recordsOfPerson } from '../../people/member/member.face'
import { listConsentChanges, saveConsentChange } from './consent-change.repository'

const CHANGES_MAX = 100

/** The same fact again writes the same record. A purpose that this release does not know is ignored: it never asked for it. */
export async function keepConsentChange(tx: Tx, { _id, memberId, payload, toldAt }: Heard<'consent.changed'>) {
  const purpose = CONSENT_PURPOSES.find((known) => known === payload.purpose)
  if (!purpose) return
  const { isGranted } = payload
  await saveConsentChange(tx, { _id, memberId, purpose, isGranted, version: CONSENT_VERSIONS[purpose], at: toldAt })
}

/** @throws DomainError MEMBER_NOT_FOUND */
export async function listConsents(context: Context, memberId: string) {
  const { db } = context
  const member = await findMember(db, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'privacy.listConsents', subject: memberId, storeId: null })
  const changes = await listConsentChanges(db, await recordsOfPerson(db, memberId), CHANGES_MAX)
  return {
    ...consentsOf(member),
    changes: changes.map(({ purpose, isGranted, version, at }) => ({ purpose, isGranted, version, at })),
  }
}

/** What a member agrees to now, for whoever has read the member and keeps the look on record. */
export function consentsOf(member: Member) {
  const now = CONSENT_PURPOSES.flatMap((purpose) => {
    const consent = member.consents[purpose]
    return consent ? [{ purpose, ...consent, isInForce: isConsentInForce(member.consents, purpose) }] : []
  })
  return {
    now,
    wordings: CONSENT_PURPOSES.map((purpose) => ({ purpose, version: CONSENT_VERSIONS[purpose] })),
  }
}
