import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { decideEntry, type Fact } from '#shared/ledger/points/ledger'
import { pointsRules } from '#shared/ledger/points/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { insertEntries } from './points.repository'

/**
 * Posts many facts of one member, in order, with one write for all entries. Answers the account as it is then, for the
 * act to keep, and the entry of each fact (null where a fact moved nothing).
 */
export async function postFacts(
  context: Context,
  tx: Tx,
  account: Account,
  facts: readonly Fact[],
): Promise<{ account: Account; entries: (Entry | null)[] }> {
  const posted = await decideFacts(context, account, facts)
  await insertEntries(
    tx,
    posted.entries.filter((entry) => entry !== null),
  )
  return posted
}

/** The account as it would be after posting them. Nothing is written. */
export async function decideFacts(
  context: Context,
  account: Account,
  facts: readonly Fact[],
): Promise<{ account: Account; entries: (Entry | null)[] }> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  let after = account
  const entries = facts.map((fact) => {
    const verdict = accepted(decideEntry(after, fact, { now: context.now, validMonths }))
    if (verdict.kind === 'nothing') return null
    after = { ...after, ...verdict.ledger }
    return verdict.entry
  })
  return { account: after, entries }
}
