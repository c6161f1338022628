import { scoreRules } from '#shared/insight/score/rules'
import type { Context } from '../../../platform/context'
import type { Promised } from '../../../platform/noun/answer'
import { versionInForce } from '../../base/settings/settings.face'
import { findMembers, recordsOfPerson } from '../../people/member/member.face'
import { findLatestModel } from './model.repository'
import { removeScores } from './score.repository'
import { lastWholeDay, scoreMembers } from './scoring.service'

/** Consent was withdrawn, or the member has left: what was made of their purchases goes at once. */
export async function forgetScores({ memberId }: Pick<Promised, 'memberId'>, { db }: Context): Promise<void> {
  await removeScores(db, await recordsOfPerson(db, memberId))
}

/**
 * Consent was given, or records were joined or parted: the member, and the record on the other side, are scored anew as
 * of the last whole day. Without a model yet the first night does it.
 */
export async function renewScores(
  { _id, memberId }: Pick<Promised, '_id' | 'memberId'>,
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
