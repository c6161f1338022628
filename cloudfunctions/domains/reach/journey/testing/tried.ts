import type { AppContract } from '#shared/contract'
import { armOf, toRunning } from '#shared/insight/experiment/assigned'
import type { Experiment } from '#shared/insight/experiment/experiment'
import type { Input } from '#shared/kernel/contract'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putDays } from '../../../insight/lifecycle/testing/put-days'
import { putMember } from '../../../insight/score/testing/put-buyers'
import { putRun } from './kept-of-a-person'
import { DAY_MS, letter, startJourney, wait } from './travelling'

type Draft = Input<AppContract['experiment.save']>['draft']

export const JOURNEY = 'jny_test'
export const PLACE = `${JOURNEY}:ways`

/** A check-in, a day, and then everybody gets the first letter; the second way is there to be tried. */
export const aForked = (over: object = {}) => ({
  start: 'later',
  nodes: [
    wait('later', 1, 'days', 'ways'),
    {
      kind: 'split' as const,
      id: 'ways',
      parts: [
        { percent: 100, next: 'soon' },
        { percent: 0, next: 'calm' },
      ],
    },
    letter('soon', null),
    wait('calm', 3, 'days', 'late'),
    letter('late', null),
  ],
  ...over,
})

export const aTrial = (change: Partial<Draft> = {}): Draft => ({
  name: '晚三天写信',
  hypothesis: '隔几天再写，来的人更多',
  surface: 'journey',
  placeId: PLACE,
  arms: [
    { title: '马上写', weightPercent: 50, content: 'soon' },
    { title: '晚三天', weightPercent: 50, content: 'calm' },
  ],
  coveragePercent: 100,
  figure: 'visitDays',
  withinDays: 7,
  changePercent: 20,
  ...change,
})

/** Members who came to the split a good week ago, so that a plan can be made. */
export function putTravelled(shop: Shop, members = 60): void {
  const at = shop.clock.now() - 9 * DAY_MS
  for (let number = 1; number <= members; number += 1) {
    const memberId = putMember(shop, 500 + number, { identityIds: [] })
    const path = [{ nodeId: 'ways', at, what: 'part' as const, detail: 0 }]
    const run = { _id: `${JOURNEY}:${memberId}:1`, journeyId: JOURNEY, enteredAt: at - DAY_MS, path }
    putRun(shop, memberIdOf(500 + number), { ...run, begunBy: `check-in.performed:${memberId}` })
    putDays(shop, memberId, number % 3 === 0 ? [9, 7, 6] : [9])
  }
}

/** A journey that runs, and an experiment on its split. */
export async function startTrial(
  shop: Shop,
  { over = {}, change = {} }: { over?: object; change?: Partial<Draft> } = {},
) {
  await startJourney(shop, aForked(over))
  putTravelled(shop)
  const { experimentId } = await shop.ops('experiment.save', { baseVersion: 0, draft: aTrial(change) })
  await shop.ops('experiment.start', { experimentId })
  shop.coolDown()
  return experimentId
}

export const wayDealt = ({ database }: Shop, experimentId: string, memberId: string) =>
  armOf(toRunning(database.get('experiments', experimentId) as unknown as Experiment), memberId)?.content ?? null
