import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { giftId, giftSource } from '#shared/ledger/tier/gift-id'
import { tierRules } from '#shared/ledger/tier/rules'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import type { Past } from '../../../platform/noun/past'
import { rulesInForce } from '../../base/settings/settings.face'
import { listMergedAccounts } from '../account/account.face'
import { findEntries } from '../points/points.face'

/** How often a gift can be taken back and given again. Nobody returns the same goods more often. */
const TIMES_MAX = 50

/** A tier's gift to one record: the one that it has, if any; otherwise the source of the next, until there were too many. */
export interface TierGift {
  recordId: string
  tierKey: string
  given: Entry | null
  nextSource: string | null
}

/**
 * The gifts of these tiers to these records; one round trip for as long as none was taken back. Read beside the
 * transaction that gives or takes one, after its account: whoever gives one meanwhile meets this at the account.
 */
export async function findGifts(db: Db, asked: readonly Pick<TierGift, 'recordId' | 'tierKey'>[]): Promise<TierGift[]> {
  const found: TierGift[] = []
  let open = [...asked]
  for (let time = 1; open.length > 0; time += 1) {
    const ids = open.flatMap(({ recordId, tierKey }) => {
      const id = giftId(giftSource(recordId, tierKey, time))
      return [id, reversalOf(id)]
    })
    const entries = new Map((await inReads(ids, (some) => findEntries(db, some))).map((entry) => [entry._id, entry]))
    const takenBack: typeof open = []
    for (const { recordId, tierKey } of open) {
      const source = giftSource(recordId, tierKey, time)
      const given = entries.get(giftId(source)) ?? null
      const isTakenBack = given !== null && entries.has(reversalOf(given._id))
      if (isTakenBack && time < TIMES_MAX) takenBack.push({ recordId, tierKey })
      else if (isTakenBack) found.push({ recordId, tierKey, given: null, nextSource: null })
      else found.push({ recordId, tierKey, given, nextSource: given ? null : source })
    }
    open = takenBack
  }
  return found
}

const reversalOf = (entryId: string) => `reversal:${entryId}`

/** Of these tiers, those whose gifts somebody has had and not given back, under any record merged into the account. */
export async function giftsHadOf(db: Db, account: Account, tierKeys: readonly string[]): Promise<Set<string>> {
  if (tierKeys.length === 0) return new Set()
  const records = [account, ...(await listMergedAccounts(db, account._id))]
  return standingGifts(
    db,
    records.map(({ _id }) => _id),
    tierKeys,
  )
}

/** What a person who leaves has had. */
export const giftsHad: Past = async (context, recordIds) => {
  const { tiers } = await rulesInForce(context, tierRules)
  const keys = tiers.map(({ key }) => key)
  return { tierKeys: [...(await standingGifts(context.db, recordIds, keys))] }
}

async function standingGifts(db: Db, recordIds: readonly string[], tierKeys: readonly string[]): Promise<Set<string>> {
  const asked = recordIds.flatMap((recordId) => tierKeys.map((tierKey) => ({ recordId, tierKey })))
  return new Set((await findGifts(db, asked)).filter(({ given }) => given !== null).map(({ tierKey }) => tierKey))
}
