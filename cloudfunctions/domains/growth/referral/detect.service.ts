import type { Bond } from '#shared/growth/referral/bond'
import { type CaseKey, caseKeyOf } from '#shared/growth/referral/case'
import { type Judgement, judge } from '#shared/growth/referral/detector'
import { chainOf } from '#shared/growth/referral/graph'
import { LAST_LOOK_DAYS, longestWaitDays } from '#shared/growth/referral/progress'
import { type DetectionRules, detectionRules } from '#shared/growth/referral/signals/rules'
import type { Signal } from '#shared/growth/referral/signals/signal'
import { withBond } from '#shared/growth/referral/signals/tally'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { rulesInForce } from '../../base/settings/settings.face'
import { addToCase } from './case-holding.service'
import { findRank, findVerdict, insertVerdict, saveVerdict, type Verdict } from './detect.repository'
import { shopRatesInForce } from './detect-rates.service'
import { keepTallies, readTallies } from './detect-tallies.service'
import { againstOf, type BondEvidence, verdictOf } from './detect-verdict'
import { climbInviters, gatherFacts, gatherKnownFacts } from './signal-facts.service'

export interface Detection {
  verdict: 'clear' | 'hold'
  /** The case in which the bond waits; null when nothing speaks against it. */
  caseId: string | null
  score: number
  signals: Signal[]
  /** In doubt: the rewards wait for the last look then; null where they don't. */
  waitUntilAt: number | null
  /** The longest that anybody waits, for a person's decision too. */
  heldUntilAt: number
}

/**
 * Judges a bond that has qualified, and once more when its rewards are about to come: what the inviter's other friends
 * have shown in the meantime counts then. What was held stays as people have decided. What the bond adds to the tallies,
 * the verdict and the case are one transaction; the caller moves the bond itself (to `holding`, or `held` with the case).
 */
export async function detect(context: Context, bond: Bond): Promise<Detection> {
  const known = await findVerdict(context.db, bond._id)
  if (known && (known.standing !== 'clear' || bond.state !== 'holding')) return toDetection(known, bond)
  const rules = await rulesInForce(context, detectionRules)
  const isLastLook = known !== null && context.now >= lastLookAt(known, bond)
  const gathered = await gather(context, bond, { rules, isLastLook })
  try {
    return await context.db.transaction((tx) => (known ? judgeAgain : judgeFirst)(tx, context, gathered, rules))
  } catch (error) {
    // Somebody else has judged it meanwhile.
    const other = error instanceof DuplicateKeyError ? await findVerdict(context.db, bond._id) : null
    if (!other) throw error
    return toDetection(other, bond)
  }
}

async function gather(
  context: Context,
  bond: Bond,
  { rules, isLastLook }: { rules: DetectionRules; isLastLook: boolean },
): Promise<BondEvidence> {
  const isRankAsked = rules.weights.platformRisk > 0
  const [facts, inviters, rates, platformRank] = await Promise.all([
    isLastLook ? gatherKnownFacts(context, bond) : gatherFacts(context, bond),
    climbInviters(context, bond),
    shopRatesInForce(context, rules),
    isRankAsked ? findRank(context.db, bond._id) : null,
  ])
  return { bond, facts, inviters, isLastLook, chain: chainOf(bond._id, inviters), rates, platformRank }
}

async function judgeFirst(tx: Tx, context: Context, gathered: BondEvidence, rules: DetectionRules): Promise<Detection> {
  const { facts } = gathered
  const before = await readTallies(tx, facts)
  const tallies = withBond(before, facts, rules.lines)
  // As of the act, so that a job that comes late, or again, says the same.
  const judgedAt = facts.qualifiedAt ?? context.now
  const judgement = judge({ ...gathered, bond: facts, tallies, judgedAt }, rules)
  const isOnSharedDevice = tallies.inviter.onSharedDevice > before.inviter.onSharedDevice
  const verdict = verdictOf(gathered, judgement, {
    rules,
    now: context.now,
    isOnSharedDevice,
    isTied: (tallies.inviter.tied?.count ?? 0) > (before.inviter.tied?.count ?? 0),
  })
  const kept = await heldIfSuspicious(tx, context, { verdict, gathered, judgement, rules })
  // A second judgement of the same bond ends here and counts nothing.
  await insertVerdict(tx, kept)
  await keepTallies(tx, facts, tallies, context.now)
  return toDetection(kept, gathered.bond)
}

/** The bond is in the tallies already, so nothing is counted. */
async function judgeAgain(tx: Tx, context: Context, gathered: BondEvidence, rules: DetectionRules): Promise<Detection> {
  const { facts } = gathered
  const verdict = await findVerdict(tx, facts.invitee.memberId)
  if (verdict?.standing !== 'clear') throw new DuplicateKeyError('the verdict has changed')
  const judgement = judge(
    { ...gathered, bond: facts, tallies: await readTallies(tx, facts), judgedAt: context.now },
    rules,
  )
  const kept = await heldIfSuspicious(tx, context, { verdict, gathered, judgement, rules })
  if (kept.standing !== 'clear') await saveVerdict(tx, kept)
  const isWaiting = kept.standing === 'clear' && judgement.isDoubtful && !gathered.isLastLook
  return { ...toDetection(kept, gathered.bond), waitUntilAt: isWaiting ? lastLookAt(kept, gathered.bond) : null }
}

interface JudgedBond {
  verdict: Verdict
  gathered: BondEvidence
  judgement: Judgement
  rules: DetectionRules
}

async function heldIfSuspicious(tx: Tx, context: Context, { verdict, gathered, judgement, rules }: JudgedBond) {
  // Somebody who has waited as long as anybody may does not have to wait for a person as well.
  const untilAt = longestWaitAt(verdict, gathered.bond)
  if (judgement.verdict === 'clear' || untilAt <= context.now) return verdict
  const { score, isStrong, signals } = judgement
  const waiting = await addToCase(tx, context, { key: caseKey(gathered, judgement), judgement, rules, untilAt })
  return { ...verdict, score, isStrong, signals, against: againstOf(signals), heldAt: context.now, ...waiting }
}

function caseKey({ facts, inviters, chain }: BondEvidence, { signals }: Judgement): CaseKey {
  return caseKeyOf(facts, signals, chain.ringLength > 2 ? inviters : [])
}

function toDetection({ standing, caseId, score, signals, ...verdict }: Verdict, bond: Bond): Detection {
  const isHeld = standing === 'waiting' || standing === 'refused'
  const heldUntilAt = longestWaitAt(verdict, bond)
  return { verdict: isHeld ? 'hold' : 'clear', caseId, score, signals, waitUntilAt: null, heldUntilAt }
}

/** Both count from the first look, within minutes of which the shop learned of the act: a file may tell it weeks later. */
const lastLookAt = ({ at }: Pick<Verdict, 'at'>, { terms }: Bond) => at + (terms.holdDays + LAST_LOOK_DAYS) * DAY_MS
const longestWaitAt = ({ at }: Pick<Verdict, 'at'>, { terms }: Bond) => at + longestWaitDays(terms) * DAY_MS
