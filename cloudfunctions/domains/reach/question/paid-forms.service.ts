import type { Account } from '#shared/ledger/account/account'
import { entryId } from '#shared/ledger/points/entry'
import { answeredId } from '#shared/reach/question/answer'
import { questionRules } from '#shared/reach/question/rules'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import type { Past } from '../../../platform/noun/past'
import { rulesInForce } from '../../base/settings/settings.face'
import { findEntries } from '../../ledger/points/points.face'
import { pastOf } from '../../people/member/member.face'
import { findAllAnswered } from './answer.repository'

/** Of a person: under any of their records, or in a membership that has ended. */
export interface FormsHad {
  /** Having deleted the answers, or having left and come back, does not pay again. */
  paid: ReadonlySet<string>
  /** Answered before, also where nothing of it is left and where it paid nothing. */
  answered: ReadonlySet<string>
}

/** `records`: all of the person whose account it is. */
export async function formsHad(
  db: Db,
  { account, records }: { account: Account; records: readonly string[] },
  formKeys: readonly string[],
): Promise<FormsHad> {
  if (formKeys.length === 0) return { paid: new Set(), answered: new Set() }
  const [paid, answered, past] = await Promise.all([
    paidTo(db, records, formKeys),
    answeredBy(db, records, formKeys),
    pastOf(db, account),
  ])
  return {
    paid: new Set([...paid, ...(past?.formKeys ?? [])]),
    answered: new Set([...answered, ...(past?.formKeys ?? []), ...(past?.answeredFormKeys ?? [])]),
  }
}

/** What a person who leaves was paid for and has answered; a form that the shop has taken out of its rules asks nobody again. */
export const formsOfPast: Past = async (context, recordIds) => {
  const { forms } = await rulesInForce(context, questionRules)
  const all = forms.map(({ key }) => key)
  const [formKeys, answeredFormKeys] = await Promise.all([
    paidTo(context.db, recordIds, all),
    answeredBy(context.db, recordIds, all),
  ])
  return { ...(formKeys.length > 0 && { formKeys }), ...(answeredFormKeys.length > 0 && { answeredFormKeys }) }
}

async function paidTo(db: Db, recordIds: readonly string[], formKeys: readonly string[]): Promise<string[]> {
  const idsOf = (formKey: string) =>
    recordIds.map((recordId) => entryId({ reason: 'question', sourceId: answeredId(recordId, formKey) }))
  const entries = await inReads(formKeys.flatMap(idsOf), (ids) => findEntries(db, ids))
  const paid = new Set(entries.map(({ _id }) => _id))
  return formKeys.filter((formKey) => idsOf(formKey).some((id) => paid.has(id)))
}

async function answeredBy(db: Db, recordIds: readonly string[], formKeys: readonly string[]): Promise<string[]> {
  const ids = formKeys.flatMap((formKey) => recordIds.map((recordId) => answeredId(recordId, formKey)))
  return (await inReads(ids, (part) => findAllAnswered(db, part))).map(({ formKey }) => formKey)
}
