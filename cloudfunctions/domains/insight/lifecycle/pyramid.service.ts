import {
  BAND_NAMES,
  BANDS,
  LIFECYCLE_NAMES,
  LIFECYCLE_STAGES,
  type LifecycleStage,
} from '#shared/insight/lifecycle/lifecycle'
import { pyramidOf, stagesOf } from '#shared/insight/lifecycle/pyramid'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { countMembers, countPortraitFields } from '../../people/member/member.face'
import { findDayBy, saveDay } from './day.repository'
import { countBy, countMovesSince } from './lifecycle.repository'

const PERIOD_DAYS = 30
const MOVES_SHOWN = 12
const DEFINITION =
  '每一层是走到过这一步的会员，包括走得更远的；停在这一层、现在有风险、沉睡或流失的，就是这一层的损失。没有同意“个性化推荐”的会员不在里面'

/** Keeps how members stand today; done again on the same day it is counted anew. */
export async function countDay({ db, now }: Context): Promise<void> {
  const today = businessDayOf(now)
  const [places, bands, moves, allMembers, portraits] = [
    await countBy(db, 'place'),
    await countBy(db, 'engagement.band'),
    await countMovesSince(db, addDays(today, 1 - PERIOD_DAYS)),
    await countMembers(db),
    await countPortraitFields(db),
  ]
  await saveDay(db, {
    _id: today,
    places: places.map(({ key, count }) => ({ place: key, members: count })),
    bands: bands.map(({ key, count }) => ({ band: key, members: count })),
    moves: moves.flatMap(({ key, count }) => (key === '' ? [] : [{ move: key, members: count }])),
    ...{ allMembers, portraits },
  })
}

/** Reads two documents, however many members there are. */
export async function getPyramid({ db, now }: Context) {
  const today = businessDayOf(now)
  const [latest, earlier] = [await findDayBy(db, today), await findDayBy(db, addDays(today, -PERIOD_DAYS))]
  const layersBefore = new Map(pyramidOf(earlier?.places ?? []).map((layer) => [layer.milestone, layer.members]))
  const places = latest?.places ?? []
  return {
    asOfDay: latest?._id ?? null,
    beforeDay: earlier?._id ?? null,
    members: places.reduce((sum, { members }) => sum + members, 0),
    allMembers: latest?.allMembers ?? 0,
    layers: pyramidOf(places).map((layer) => ({
      ...layer,
      name: LIFECYCLE_NAMES[layer.milestone],
      before: earlier ? (layersBefore.get(layer.milestone) ?? 0) : null,
    })),
    stages: stagesOf(places).map(({ stage, members }) => ({ stage, name: LIFECYCLE_NAMES[stage], members })),
    bands: BANDS.map((band) => ({
      band,
      name: BAND_NAMES[band],
      members: latest?.bands.find((each) => each.band === band)?.members ?? 0,
    })),
    moves: (latest?.moves ?? [])
      .map(({ move, members }) => toMove(move, members))
      .sort((a, b) => b.members - a.members)
      .slice(0, MOVES_SHOWN),
    definition: DEFINITION,
  }
}

function toMove(move: string, members: number) {
  const [from = '', to = ''] = move.split(':')
  return { from, fromName: nameOf(from), to, toName: nameOf(to), members }
}

function nameOf(stage: string): string {
  const known: readonly string[] = LIFECYCLE_STAGES
  return known.includes(stage) ? LIFECYCLE_NAMES[stage as LifecycleStage] : stage
}
