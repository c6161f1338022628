import { bondProblems } from '#shared/growth/referral/audit'
import { type Bond, isOpenBond } from '#shared/growth/referral/bond'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'

type ReadCollection = <T>(collection: string) => T[]

/** Everything that must never be about invitations, in sentences; empty is healthy. */
export function auditReferrals(read: ReadCollection): string[] {
  const bonds = read<Bond>('referrals')
  const accounts = read<Account>('accounts')
  return [
    ...auditRewards(read, bonds),
    ...auditStates(bonds),
    ...auditMarks(bonds, accounts),
    ...auditTallies(bonds, accounts),
    ...auditBudgets(read, bonds),
  ]
}

/** Every entry of an invitation has its bond, for the announced amount, and every rewarded bond its entries. */
function auditRewards(read: ReadCollection, bonds: Bond[]): string[] {
  const entries = read<Entry>('entries').filter(({ reason }) => reason.startsWith('referral'))
  const expected = new Map<string, number>()
  for (const { _id, terms, reward } of bonds) {
    if (!reward) continue
    if (terms.invitee.points > 0) expected.set(`referral-friend:${_id}`, terms.invitee.points)
    if (reward.inviterMissed) continue
    if (terms.inviter.points > 0) expected.set(`referral:${_id}`, terms.inviter.points)
    const paid = entries.filter(
      ({ reason, sourceId }) => reason === 'referral-ladder' && sourceId.startsWith(`${_id}:`),
    )
    const ladder = paid.reduce((sum, { points }) => sum + (points?.delta ?? 0), 0)
    if (ladder !== reward.ladderPoints) expected.set(`ladder of ${_id}`, reward.ladderPoints)
    for (const entry of paid) expected.set(entry._id, entry.points?.delta ?? 0)
  }
  const found = new Map(entries.map(({ _id, points }) => [_id, points?.delta ?? 0]))
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((id) => expected.get(id) !== found.get(id))
    .map((id) => `${id}: an invitation says ${expected.get(id) ?? 'nothing'}, the ledger ${found.get(id) ?? 'nothing'}`)
}

function auditStates(bonds: Bond[]): string[] {
  return bonds.flatMap((bond) => bondProblems(bond).map((problem) => `bond ${bond._id}: ${problem}`))
}

/** Who waits for a reward has the mark that the till looks at, and only they. */
function auditMarks(bonds: Bond[], accounts: Account[]): string[] {
  const marked = accounts.filter(({ status, referral }) => status === 'active' && referral?.pending)
  const wrong = marked.filter(({ referral }) => {
    const bond = bonds.find(({ _id }) => _id === referral?.pending?.bondId)
    return !bond || (!isOpenBond(bond) && bond.state !== 'expired')
  })
  return wrong.map(({ _id, referral }) => `${_id} is marked for the bond ${referral?.pending?.bondId}, which is over`)
}

/** Each inviter's tally is the number of bonds that were rewarded for it. */
function auditTallies(bonds: Bond[], accounts: Account[]): string[] {
  return accounts
    .filter(({ status }) => status === 'active')
    .flatMap(({ _id, referral, past }) => {
      const own = bonds.filter(({ inviterId, reward }) => inviterId === _id && reward && !reward.inviterMissed)
      const counted = (referral?.tallies ?? []).reduce((sum, { friends }) => sum + friends, -(past?.friends ?? 0))
      return own.length === counted ? [] : [`${_id} counts ${counted} friends, ${own.length} were rewarded`]
    })
}

/** What is used of a budget is the number of friends whose act counts. */
function auditBudgets(read: ReadCollection, bonds: Bond[]): string[] {
  const used = read<{ _id: string; value: { used?: number } }>('settings').filter(({ _id }) =>
    _id.startsWith('used:referral:'),
  )
  return used.flatMap(({ _id, value }) => {
    const programme = _id.slice('used:referral:'.length)
    const counted = bonds.filter(
      ({ terms, state }) => terms.programmeKey === programme && ['holding', 'held', 'rewarded'].includes(state),
    )
    return counted.length === value.used ? [] : [`${_id} says ${value.used}, ${counted.length} bonds count`]
  })
}
