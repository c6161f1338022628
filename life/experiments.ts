import type { AppContract } from '#shared/contract'
import type { Input, Output } from '#shared/kernel/contract'
import type { Present } from './acts'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import { WAIT_PLACE, WAIT_WAYS } from './journeys'
import type { Living } from './living'

type Draft = Input<AppContract['experiment.save']>['draft']

interface Tried {
  key: string
  /** From when on it is to run: tried again every week while too little is known to begin. */
  fromIndex: number
  /** The day on which it is stopped; absent where it runs on. */
  untilIndex?: number
  draft: Draft
}

const half = (title: string, content: string) => ({ title, weightPercent: 50, content })

const TRIED: readonly Tried[] = [
  {
    key: 'order',
    fromIndex: 70,
    untilIndex: 160,
    draft: {
      name: '券放在签到前面',
      hypothesis: '一打开先看到可领的券，会有更多人来买',
      surface: 'homeOrder',
      arms: [half('和现在一样', 'checkInFirst'), half('券在前', 'couponsFirst')],
      ...{ coveragePercent: 100, figure: 'bought', withinDays: 14, changePercent: 20 },
      guardrails: [{ figure: 'checkIns', toleratedPercent: 20 }],
    },
  },
  {
    key: 'line',
    fromIndex: 180,
    draft: {
      name: '邀请那句话怎么写',
      hypothesis: '说清楚两个人都有，来的天数会多一点',
      surface: 'inviteLine',
      arms: [half('邀请有礼', '请朋友来喝茶'), half('两边都有', '你和朋友都有一份')],
      ...{ coveragePercent: 80, figure: 'visitDays', withinDays: 14, changePercent: 15 },
    },
  },
  {
    key: 'wait',
    fromIndex: 100,
    untilIndex: 270,
    draft: {
      name: '第二次消费的券早几天发',
      hypothesis: '三天后就发，还记得店里的人多，第二次来得更多',
      surface: 'journey',
      placeId: WAIT_PLACE,
      arms: [half('七天后发', WAIT_WAYS.week), half('三天后发', WAIT_WAYS.sooner)],
      ...{ coveragePercent: 100, figure: 'bought', withinDays: 21, changePercent: 30 },
    },
  },
]

const AGAIN_EVERY_DAYS = 7

/** What the shop tries: begun when enough is known, stopped by a person, the better arm given to all if one is. */
export function experimentsOf(living: Living, at: (hour: number) => number): ScheduledAct[] {
  const { plan, index } = living
  if (plan.without.includes('experiments')) return []
  const there = TRIED.filter(({ draft }) => draft.surface !== 'journey' || !plan.without.includes('journeys'))
  return there.flatMap((tried) => {
    const act = { at: at(10.7), key: `experiment ${tried.key}` }
    const { fromIndex, untilIndex = plan.days } = tried
    if (index === untilIndex) return [{ ...act, act: () => conclude(living, tried) }]
    const isTurn = index >= fromIndex && index < untilIndex && (index - fromIndex) % AGAIN_EVERY_DAYS === 0
    return isTurn ? [{ ...act, act: () => begin(living, tried) }] : []
  })
}

async function begin({ floor: { ops }, state }: Living, { key, draft }: Tried): Promise<void> {
  const known = state.experiments[key]
  if (known?.isBegun) return
  const experimentId =
    known?.experimentId ?? dataOf(await ops('experiment.save', { baseVersion: 0, draft }, `try-${key}`)).experimentId
  // A small shop has not seen enough to say how many members it takes: then it stays a draft.
  const { ok } = await ops('experiment.start', { experimentId }, `start-${key}`)
  state.experiments[key] = { experimentId, isBegun: ok }
}

async function conclude({ floor: { ops }, state }: Living, { key }: Tried): Promise<void> {
  const { experimentId, isBegun } = state.experiments[key] ?? {}
  if (experimentId === undefined || !isBegun) return
  // A guardrail may have stopped it before.
  await ops('experiment.stop', { experimentId }, `stop-${key}`)
  const { result } = dataOf(await ops('experiment.get', { experimentId }, `read-${key}`))
  const better = result?.isAtSize ? result.arms.find((arm) => arm.is === 'better') : undefined
  if (better) dataOf(await ops('experiment.ship', { experimentId, arm: better.key }, `ship-${key}`))
}

type Shown = Output<AppContract['home.open']>['tried']

/** The phone tells once of what it draws. */
export async function seeTried(living: Living, { standing, ask }: Present, tried: Shown): Promise<void> {
  for (const shown of [tried?.order, tried?.inviteLine]) {
    const experimentId = shown?.experimentId
    if (typeof experimentId !== 'string' || standing.seen.includes(experimentId)) continue
    const { isCounted } = dataOf(await ask('experiment.see', { experimentId }, `see-${experimentId}`))
    standing.seen.push(experimentId)
    living.state.told.exposures += isCounted ? 1 : 0
  }
}
