import type { BondFacts } from '#shared/growth/referral/signals/facts'
import { HOUR_MS } from '#shared/growth/referral/signals/facts'
import { mostWithin } from '#shared/growth/referral/signals/pace'

const ON_NETWORK_MIN = 3
const IN_ONE_HOUR_MIN = 5

/** What shops often do instead: three friends on one network, or five of one inviter in an hour. */
export function byNaiveRule(bonds: readonly BondFacts[]): boolean[] {
  const onNetwork = new Map<string, number>()
  const times = new Map<string, number[]>()
  for (const { invitee, inviter, boundAt } of bonds) {
    if (invitee.network !== null) onNetwork.set(invitee.network, (onNetwork.get(invitee.network) ?? 0) + 1)
    times.set(inviter.memberId, [...(times.get(inviter.memberId) ?? []), boundAt])
  }
  const most = new Map(
    [...times].map(([id, own]) => [
      id,
      mostWithin(
        own.sort((a, b) => a - b),
        HOUR_MS,
      ),
    ]),
  )
  return bonds.map(
    ({ invitee, inviter }) =>
      (onNetwork.get(invitee.network ?? '') ?? 0) >= ON_NETWORK_MIN ||
      (most.get(inviter.memberId) ?? 0) >= IN_ONE_HOUR_MIN,
  )
}
