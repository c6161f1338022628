import { leadOf } from '#shared/insight/score/lead'
import type { Context } from '../../../platform/context'
import { countLeads, countScoresBy, sumLossByStage } from './score.repository'

const LEAD_DAYS = /^\d+$/

/** Three sums over the scores. */
export async function getLead({ db }: Context) {
  const [stages, leads, outcomes] = await Promise.all([
    sumLossByStage(db),
    countLeads(db),
    countScoresBy(db, 'lastWarned.outcome'),
  ])
  const atRisk = stages.find(({ key }) => key === 'atRisk')
  const early = leads
    .filter(({ key }) => LEAD_DAYS.test(key))
    .map(({ key, count }) => ({ days: Number(key), members: count }))
  return {
    atRisk: atRisk?.count ?? 0,
    atStakeFen: atRisk?.sums['watch.lossFen'] ?? 0,
    ...leadOf(early, outcomes.find(({ key }) => key === 'bought')?.count ?? 0),
  }
}
