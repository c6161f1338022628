import type { CaseDecision } from '#shared/growth/referral/case'
import { type PastBond, replay } from '#shared/growth/referral/detector-replay'
import { type DetectionRules, detectionRules } from '#shared/growth/referral/signals/rules'
import type { Context } from '../../../platform/context'
import type { Change, Effect } from '../../../platform/noun/rules'
import { rulesInForce } from '../../base/settings/settings.face'
import { listVerdictsUntil, type Verdict } from './detect.repository'
import { shopRatesInForce } from './detect-rates.service'

const PAGE_SIZE = 1000
/** A simulation answers while somebody waits: the latest bonds, and as many as fit into that. */
const BONDS_MAX = 20_000
const CHANGES_MAX = 50

interface VerdictComparison {
  verdict: Verdict
  before: { score: number; isHeld: boolean }
  after: { score: number; isHeld: boolean }
}

/** What other rules would have said of past bonds, each judged by what was known at its time. Changes nothing. */
export async function simulateDetection(context: Context, rules: DetectionRules) {
  const inForce = await rulesInForce(context, detectionRules)
  const { compared, isCut } = await compare(context, { before: inForce, after: rules })
  const changed = compared.filter(({ before, after }) => before.isHeld !== after.isHeld)
  const newly = changed.filter(({ after }) => after.isHeld)
  const noLonger = changed.filter(({ after }) => !after.isHeld)
  const decided = (list: VerdictComparison[], standing: CaseDecision) =>
    list.filter(({ verdict }) => verdict.standing === standing).length
  return {
    bonds: compared.length,
    isCut,
    heldBefore: compared.filter(({ before }) => before.isHeld).length,
    heldAfter: compared.filter(({ after }) => after.isHeld).length,
    newlyHeld: newly.length,
    noLongerHeld: noLonger.length,
    newlyHeldThoughReleased: decided(newly, 'released'),
    noLongerHeldThoughRefused: decided(noLonger, 'refused'),
    changes: changed.slice(-CHANGES_MAX).reverse().map(toChange),
  }
}

/** The same for the settings: what a proposed change of these rules would have done. */
export async function previewDetection(context: Context, change: Change<DetectionRules>): Promise<Effect[]> {
  const { compared } = await compare(context, change)
  const count = (isCounted: (one: VerdictComparison) => boolean) => compared.filter(isCounted).length
  return [
    { text: '笔最近达标的邀请按新旧规则各判断了一遍', count: compared.length },
    { text: '笔在旧规则下会转人工审核', count: count(({ before }) => before.isHeld) },
    { text: '笔在新规则下会转人工审核', count: count(({ after }) => after.isHeld) },
    {
      text: '笔是新规则才会拦下、而以前人工已放行的',
      count: count(({ verdict, before, after }) => after.isHeld && !before.isHeld && verdict.standing === 'released'),
    },
    {
      text: '笔是新规则不再拦下、而以前人工已拒绝的',
      count: count(({ verdict, before, after }) => before.isHeld && !after.isHeld && verdict.standing === 'refused'),
    },
    { text: '已经在审核或已经发放的邀请不变，只影响之后达标的邀请', count: null },
  ]
}

async function compare(context: Context, { before, after }: Change<DetectionRules>) {
  const { verdicts, isCut } = await latestVerdicts(context)
  const past = verdicts.map(toPastBond)
  const ratesBefore = await shopRatesInForce(context, before)
  const byBefore = replay(past, before, ratesBefore)
  const byAfter = replay(past, after, await shopRatesInForce(context, after))
  const compared = verdicts.map((verdict, index): VerdictComparison => {
    const [was, is] = [byBefore[index], byAfter[index]]
    return {
      verdict,
      before: { score: was?.score ?? 0, isHeld: was?.verdict === 'hold' },
      after: { score: is?.score ?? 0, isHeld: is?.verdict === 'hold' },
    }
  })
  return { compared, isCut }
}

/** Page by page backwards in time; verdicts of one instant may come twice and are kept once. Oldest first. */
async function latestVerdicts({ db, now }: Context): Promise<{ verdicts: Verdict[]; isCut: boolean }> {
  const found = new Map<string, Verdict>()
  let untilAt = now
  for (;;) {
    const page = await listVerdictsUntil(db, untilAt, PAGE_SIZE)
    const sizeBefore = found.size
    for (const verdict of page) found.set(verdict._id, verdict)
    const isMore = page.length === PAGE_SIZE && found.size > sizeBefore
    if (isMore && found.size < BONDS_MAX) untilAt = page.at(-1)?.at ?? 0
    else return { verdicts: [...found.values()].reverse(), isCut: isMore }
  }
}

function toPastBond({ facts, chain, platformRank, at, outcome }: Verdict): PastBond {
  return { bond: facts, chain, platformRank, judgedAt: at, outcome }
}

function toChange({ verdict, before, after }: VerdictComparison) {
  const { _id, inviterId, standing } = verdict
  return {
    bondId: _id,
    inviterId,
    scoreBefore: before.score,
    scoreAfter: after.score,
    isHeldAfter: after.isHeld,
    decision: standing === 'clear' || standing === 'waiting' ? null : standing,
  }
}
