import { judge } from '#shared/growth/referral/detector'
import { count, judgeAll, newTallyBook, shopRates } from '#shared/growth/referral/detector-batch'
import { chainOf, climb } from '#shared/growth/referral/graph'
import type { BondFacts } from '#shared/growth/referral/signals/facts'
import { defaultDetectionRules as rules } from '#shared/growth/referral/signals/rules'
import { aShopOfBonds } from '#shared/growth/referral/testing/traffic'

export interface Speed {
  batch: { bonds: number; seconds: number }
  /** Processor time for one more bond in a shop of so many. */
  oneMore: { bonds: number; microseconds: number }[]
}

const BATCH_BONDS = 100_000
const SHOPS = [10_000, 100_000] as const
const MORE = 4000
const ROUNDS = 5
const WEEK_MS = 7 * 86_400_000

export function measureSpeed(): Speed {
  const shop = aShopOfBonds(BATCH_BONDS + MORE, 11).map(({ bond }) => bond)
  // Once before the clock runs, so that nothing is compiled while it does.
  judgeAll(shop.slice(0, 20_000), rules)
  const startedAt = process.cpuUsage()
  judgeAll(shop.slice(0, BATCH_BONDS), rules)
  const seconds = cpuSeconds(startedAt)
  return { batch: { bonds: BATCH_BONDS, seconds }, oneMore: SHOPS.map((bonds) => oneMoreIn(shop, bonds)) }
}

/** The quickest of some rounds: what else the machine does only ever adds. */
function oneMoreIn(shop: readonly BondFacts[], bonds: number) {
  const book = newTallyBook()
  const inviterOf = new Map<string, string>()
  for (const bond of shop.slice(0, bonds)) {
    inviterOf.set(bond.invitee.memberId, bond.inviter.memberId)
    count(book, bond, rules)
  }
  const rates = shopRates(book, rules)
  const more = shop.slice(BATCH_BONDS, BATCH_BONDS + MORE)
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const part = more.slice((round * MORE) / ROUNDS, ((round + 1) * MORE) / ROUNDS)
    const startedAt = process.cpuUsage()
    for (const bond of part) {
      const chain = chainOf(bond.invitee.memberId, climb(bond.invitee.memberId, inviterOf))
      judge(
        { bond, tallies: count(book, bond, rules), chain, rates, judgedAt: bond.boundAt + WEEK_MS, platformRank: null },
        rules,
      )
    }
    return (cpuSeconds(startedAt) * 1e6) / part.length
  })
  return { bonds, microseconds: Math.min(...rounds) }
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}
