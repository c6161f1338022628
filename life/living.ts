import type { BusinessDay } from '#shared/kernel/business-day'
import { type Dice, diceOf } from './dice'
import { dataOf, type Floor } from './floor'
import { type StaffMember, staffOf } from './opening'
import type { LifePlan } from './plan'
import { type ShopTruth, shopTruthOf } from './shop-truth'
import { type LifeState, openidOf } from './state'

/** A life under way: what is true, where it stands, and the shop in which it is lived. */
export interface Living {
  plan: LifePlan
  truth: ShopTruth
  state: LifeState
  floor: Floor
  /** The day of the life, from 0. */
  index: number
  /** Of the shop's clock. */
  hour: number
  diceOf(key: string): Dice
  clerkAt(store: number, shift: 'a' | 'b'): StaffMember
  managerOf(store: number): StaffMember
  /** What a member shares with friends; null where they are no member any more. */
  inviterCode(key: string): Promise<string | null>
  writeTruth(fact: TrueFact): void
}

/** One purchase as it was, written down by the shop or not. */
export interface TrueFact {
  day: BusinessDay
  key: string
  store: number
  payableFen: number
  isWritten: boolean
  lines: readonly { productKey: string; quantity: number }[]
}

export function aLiving(floor: Floor, state: LifeState, writeTruth: (fact: TrueFact) => void): Living {
  const { plan } = state
  const dice = new Map<string, Dice>()
  const staff = new Map(staffOf(floor, plan.stores).map((one) => [one.key, one]))
  const staffMember = (key: string) => {
    const found = staff.get(key)
    if (!found) throw new Error(`nobody works as ${key}`)
    return found
  }
  return {
    ...{ plan, state, floor, writeTruth },
    truth: shopTruthOf(plan),
    index: 0,
    hour: 0,
    diceOf: (key) => {
      const known = dice.get(key) ?? diceOf(plan.seed, key)
      dice.set(key, known)
      return known
    },
    clerkAt: (store, shift) => staffMember(`clerk-${store}-${shift}`),
    managerOf: (store) => staffMember(`manager-${store}`),
    inviterCode: async (key) => {
      if (state.people[key]?.memberId == null) return null
      return dataOf(await floor.as(key, openidOf(key))('referral.getInvite', {})).code
    },
  }
}
