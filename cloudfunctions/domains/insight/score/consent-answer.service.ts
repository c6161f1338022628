import type { Told } from '#shared/base/facts/told-facts'
import { scoreRules } from '#shared/insight/score/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { versionInForce } from '../../base/settings/settings.face'
import { findMembers, recordsOfPerson } from '../../people/member/member.face'
import { findLatestModel } from './model.repository'
import { removeScores } from './score.repository'
import { lastWholeDay, scoreMembers } from './scoring.service'

/** Scores come and go with the consent to personal offers, in the order in which the member has decided. */
export function followConsent(tx: Tx, told: Told<'consent.changed'>, context: Context): Promise<void> {
  return told.payload.isGranted ? renewScores(tx, told, context) : forgetScores(tx, told, context)
}

/** Consent was withdrawn or the member has left, so everything derived from their purchases is removed at once. */
export async function forgetScores(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeScores(db, await recordsOfPerson(db, memberId))
}

/**
 * Consent was given, or records were merged or separated: the member and the record on the other side are scored again
 * as of the last whole day. If there is no model yet, the first night does it.
 */
export async function renewScores(
  _tx: Tx,
  { _id, memberId }: Pick<Told, '_id' | 'memberId'>,
  context: Context,
): Promise<void> {
  const { db, now } = context
  const [member] = await findMembers(db, [memberId])
  const others = [member?.merge?.into, member?.unmerged?.into].flatMap((id) => id ?? [])
  const [model, rules] = [await findLatestModel(db), await versionInForce(context, scoreRules)]
  if (!model) return
  await scoreMembers(context, [memberId, ...others], {
    asOfDay: lastWholeDay(now),
    model,
    rules: rules.value,
    rulesVersion: rules.version,
    runId: _id,
    cause: 'asked',
    cost: { queries: 0, documents: 0 },
  })
}
