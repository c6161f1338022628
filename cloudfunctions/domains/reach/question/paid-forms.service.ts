import { entryId } from '#shared/ledger/points/entry'
import { answeredId } from '#shared/reach/question/answer'
import { questionRules } from '#shared/reach/question/rules'
import type { MemberContext } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import type { Past } from '../../../platform/noun/past'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { findEntries } from '../../ledger/points/points.face'
import { pastOf, recordsOfPerson } from '../../people/member/member.face'

/**
 * Of these forms, those that have paid the person before: under any of their records, or in a membership that has ended.
 * Having deleted the answers, or having left and come back, does not pay again.
 */
export async function paidForms({ db, memberId }: MemberContext, formKeys: readonly string[]): Promise<Set<string>> {
  if (formKeys.length === 0) return new Set()
  const [account, records] = await Promise.all([getActiveAccount(db, memberId), recordsOfPerson(db, memberId)])
  const [paid, past] = await Promise.all([paidTo(db, records, formKeys), pastOf(db, account)])
  return new Set([...paid, ...(past?.formKeys ?? [])])
}

/** What a person who leaves was paid for; a form that the shop has taken out of its rules asks nobody again. */
export const formsPaid: Past = async (context, recordIds) => {
  const { forms } = await rulesInForce(context, questionRules)
  const formKeys = await paidTo(
    context.db,
    recordIds,
    forms.map(({ key }) => key),
  )
  return formKeys.length > 0 ? { formKeys } : {}
}

async function paidTo(db: Db, recordIds: readonly string[], formKeys: readonly string[]): Promise<string[]> {
  const idsOf = (formKey: string) =>
    recordIds.map((recordId) => entryId({ reason: 'question', sourceId: answeredId(recordId, formKey) }))
  const entries = await inReads(formKeys.flatMap(idsOf), (ids) => findEntries(db, ids))
  const paid = new Set(entries.map(({ _id }) => _id))
  return formKeys.filter((formKey) => idsOf(formKey).some((id) => paid.has(id)))
}
