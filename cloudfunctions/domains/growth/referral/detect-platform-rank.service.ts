import { detectionRules } from '#shared/growth/referral/signals/rules'
import type { VisitorContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { saveRank } from './detect.repository'

/** A newcomer does not wait for a second opinion. */
const PATIENCE_MS = 1_500

/**
 * Asks the platform how risky a friend's account is, while the friend is here: later it would not say. Only where the
 * rules give it a weight. No answer, no permission or a slow one is no rank, and never anybody's trouble.
 */
export async function notePlatformRank(context: VisitorContext, memberId: string): Promise<void> {
  const { weights, isOn } = await rulesInForce(context, detectionRules)
  const { openid, appid, clientIp } = context.caller
  if (!isOn || weights.platformRisk === 0 || clientIp === null) return
  try {
    const rank = await inTime(context.cloud.riskRankOf({ openid, appid, clientIp }))
    if (rank !== null) await saveRank(context.db, memberId, rank, context.now)
  } catch (error) {
    context.log.warn('the platform gave no risk rank', {
      reason: String((error as { errCode?: unknown }).errCode ?? error),
    })
  }
}

async function inTime<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
