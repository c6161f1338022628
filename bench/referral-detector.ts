import { judgeAll } from '#shared/growth/referral/detector-batch'
import { findRings } from '#shared/growth/referral/graph'
import type { BondFacts } from '#shared/growth/referral/signals/facts'
import { defaultDetectionRules } from '#shared/growth/referral/signals/rules'
import { aShopOfBonds, mulberry32 } from '#shared/growth/referral/testing/traffic'
import { areaUnderCurve, recallAt } from './ranking'
import { type LabeledBonds, readLabeledBonds } from './referral-detector-data'
import { judgeInTime } from './referral-detector-in-time'
import { byNaiveRule } from './referral-detector-naive'
import { measureSpeed, type Speed } from './referral-detector-speed'
import { asServiceSees } from './referral-service-view'

export interface DetectorReport {
  sets: SetQuality[]
  speed: Speed
}

export interface Rates {
  recall: number
  falsePositives: number
}

export interface SetQuality {
  name: string
  bonds: number
  fraudShare: number
  auc: number
  /** Of the fraud, what scores above all but so many of the honest. */
  recallAt: Record<'0.005' | '0.01' | '0.02', number>
  /** With the threshold that the rules come with. */
  atThreshold: Rates
  byKind: Kind[]
  rings: { planted: number; found: number; held: number }
  naive: Rates
  /** Recall at 1 % in ten random halves of the inviters, each judged as a shop of its own. */
  halves: { lowest: number; median: number }
  /** As a till sees it: no payers, no addresses, no minimum order. */
  atTill: { auc: number; recallAt1: number }
  /** Judged one by one, each when the friend acted and again a week later, by what was known then. */
  inTime: { first: Rates; second: Rates }
  /** As the service sees it (`asServiceSees`), and in time. */
  asService: AsService
}

export interface AsService {
  recallAt1: number
  first: Rates
  again: Rates
  last: Rates
  /** Of the fraud, what is paid before anybody has looked. */
  paid: number
  /** Of the honest, whose reward waits beyond its day without being held in the end. */
  waited: number
  byKind: Kind[]
}

export interface Kind {
  kind: string
  isFraud: boolean
  bonds: number
  heldShare: number
}

const HALVES = 10

/** @param folder with `data/referral_*.csv` and their labels; without one the made-up shop of the tests is judged. */
export function measureDetector(folder: string | null): DetectorReport {
  const sets = folder === null ? [madeUp()] : readLabeledBonds(folder)
  return { sets: sets.map(qualityOf), speed: measureSpeed() }
}

function madeUp(): LabeledBonds {
  const shop = aShopOfBonds(10_000, 20_260_101)
  const labels = new Map(shop.map(({ bond, kind, isFraud }) => [bond.invitee.memberId, { kind, isFraud }]))
  return { name: 'made-up shop', bonds: shop.map(({ bond }) => bond), labels }
}

function qualityOf({ name, bonds, labels }: LabeledBonds): SetQuality {
  const isFraud = (bond: BondFacts) => labels.get(bond.invitee.memberId)?.isFraud ?? false
  const truth = bonds.map(isFraud)
  const judgements = judgeAll(bonds, defaultDetectionRules)
  const scores = judgements.map(({ score }) => score)
  const held = judgements.map(({ verdict }) => verdict === 'hold')
  const recall = (falsePositives: number) => recallAt(scores, truth, falsePositives)
  const tillScores = scoresOf(bonds.map(asTillSees))
  return {
    name,
    bonds: bonds.length,
    fraudShare: shareOf(truth),
    auc: areaUnderCurve(scores, truth),
    recallAt: { '0.005': recall(0.005), '0.01': recall(0.01), '0.02': recall(0.02) },
    atThreshold: ratesOf(held, truth),
    byKind: kindsOf(bonds, labels, held),
    rings: ringsOf(bonds, held),
    naive: ratesOf(byNaiveRule(bonds), truth),
    halves: inHalves(bonds, isFraud),
    atTill: { auc: areaUnderCurve(tillScores, truth), recallAt1: recallAt(tillScores, truth, 0.01) },
    inTime: ratesInTime(bonds, isFraud),
    asService: asServiceOf(bonds.map(asServiceSees), labels),
  }
}

const scoresOf = (bonds: readonly BondFacts[]) => judgeAll(bonds, defaultDetectionRules).map(({ score }) => score)
const shareOf = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length

function ratesOf(held: readonly boolean[], truth: readonly boolean[]): Rates {
  return {
    recall: shareOf(held.filter((_, index) => truth[index])),
    falsePositives: shareOf(held.filter((_, index) => !truth[index])),
  }
}

function kindsOf(bonds: readonly BondFacts[], labels: LabeledBonds['labels'], held: readonly boolean[]): Kind[] {
  const kinds = new Map<string, { isFraud: boolean; held: boolean[] }>()
  bonds.forEach(({ invitee }, index) => {
    const { kind, isFraud } = labels.get(invitee.memberId) ?? { kind: 'unknown', isFraud: false }
    const known = kinds.get(kind) ?? { isFraud, held: [] }
    known.held.push(held[index] ?? false)
    kinds.set(kind, known)
  })
  return [...kinds]
    .map(([kind, { isFraud, held: flags }]) => ({ kind, isFraud, bonds: flags.length, heldShare: shareOf(flags) }))
    .sort((a, b) => Number(b.isFraud) - Number(a.isFraud) || (a.kind < b.kind ? -1 : 1))
}

function ringsOf(bonds: readonly BondFacts[], held: readonly boolean[]) {
  const inviterOf = new Map(bonds.map(({ invitee, inviter }) => [invitee.memberId, inviter.memberId]))
  const heldIds = new Set(bonds.filter((_, index) => held[index]).map(({ invitee }) => invitee.memberId))
  const rings = findRings(inviterOf).filter((ring) => ring.length >= 3)
  const whole = rings.filter((ring) => ring.every((member) => heldIds.has(member)))
  return { planted: ringsByWalking(inviterOf), found: rings.length, held: whole.length }
}

/** Counts rings of three and more the slow way, so that the quick way is not its own judge. */
function ringsByWalking(inviterOf: ReadonlyMap<string, string>): number {
  const rings = new Set<string>()
  for (const start of inviterOf.keys()) {
    const path = [start]
    let at = inviterOf.get(start)
    while (at !== undefined && at !== start && path.length <= inviterOf.size && !path.includes(at)) {
      path.push(at)
      at = inviterOf.get(at)
    }
    if (at === start && path.length >= 3) rings.add([...path].sort().join())
  }
  return rings.size
}

function asTillSees(bond: BondFacts): BondFacts {
  const unseen = { payer: null, address: null }
  return { ...bond, invitee: { ...bond.invitee, ...unseen }, inviter: { ...bond.inviter, ...unseen }, order: null }
}

/** A ring stays whole: half of one is no ring. */
function inHalves(bonds: readonly BondFacts[], isFraud: (bond: BondFacts) => boolean) {
  const ringOf = new Map(ringsIn(bonds).flatMap((ring) => ring.map((member) => [member, ring[0] ?? member])))
  const groupOf = ({ inviter }: BondFacts) => ringOf.get(inviter.memberId) ?? inviter.memberId
  const groups = [...new Set(bonds.map(groupOf))]
  const recalls = Array.from({ length: HALVES }, (_, seed) => {
    const random = mulberry32(seed + 1)
    const chosen = new Set(groups.filter(() => random() < 0.5))
    const half = bonds.filter((bond) => chosen.has(groupOf(bond)))
    return recallAt(scoresOf(half), half.map(isFraud), 0.01)
  }).sort((x, y) => x - y)
  return { lowest: recalls[0] ?? 0, median: recalls[HALVES / 2] ?? 0 }
}

const ringsIn = (bonds: readonly BondFacts[]) =>
  findRings(new Map(bonds.map(({ invitee, inviter }) => [invitee.memberId, inviter.memberId])))

function ratesInTime(bonds: readonly BondFacts[], isFraud: (bond: BondFacts) => boolean) {
  const judged = judgeInTime(bonds, defaultDetectionRules)
  const truth = judged.map(({ bond }) => isFraud(bond))
  const first = judged.map(({ isHeldFirst }) => isHeldFirst)
  return {
    first: ratesOf(first, truth),
    second: ratesOf(
      judged.map(({ isHeldAgain }) => isHeldAgain),
      truth,
    ),
  }
}

function asServiceOf(bonds: readonly BondFacts[], labels: LabeledBonds['labels']): AsService {
  const isFraud = ({ invitee }: BondFacts) => labels.get(invitee.memberId)?.isFraud ?? false
  const judged = judgeInTime(bonds, defaultDetectionRules)
  const truth = judged.map(({ bond }) => isFraud(bond))
  const held = judged.map(({ isHeld }) => isHeld)
  const last = ratesOf(held, truth)
  const honest = judged.filter((_, index) => !truth[index])
  return {
    recallAt1: recallAt(scoresOf(bonds), bonds.map(isFraud), 0.01),
    first: ratesOf(
      judged.map(({ isHeldFirst }) => isHeldFirst),
      truth,
    ),
    again: ratesOf(
      judged.map(({ isHeldAgain }) => isHeldAgain),
      truth,
    ),
    last,
    paid: 1 - last.recall,
    waited: shareOf(honest.map(({ hasWaited, isHeld }) => hasWaited && !isHeld)),
    byKind: kindsOf(
      judged.map(({ bond }) => bond),
      labels,
      held,
    ),
  }
}
