import { scoreRules } from '#shared/insight/score/rules'
import type { Stage } from '#shared/insight/score/score'
import { capacityOf, inOrderOfWarning, warningOf } from '#shared/insight/score/warning'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { displayNamesOf } from '../../people/member/member.face'
import { findLatestModel, findModel, listModels } from './model.repository'
import { listRuns } from './run.repository'
import { toGroupView, toModelView, toScoreView } from './score.mapper'
import { countScores, countScoresBy, countWatched, listScoresBy, listWatched, pageScores } from './score.repository'

const PAGE_SIZE = 100
const RUNS_SHOWN = 30
const VERSIONS_SHOWN = 20
const FIELDS = ['stage', 'rfm.r', 'rfm.f', 'rfm.m', 'rfm.l', 'rfm.s'] as const

export interface ScoreFilter {
  group?: string | undefined
  stage?: Stage | undefined
  afterId?: string | undefined
}

export async function listScored(context: Context, { afterId, ...filter }: ScoreFilter) {
  const { db } = context
  const rules = await rulesInForce(context, scoreRules)
  const from = afterId ?? null
  const isFiltered = filter.group !== undefined || filter.stage !== undefined
  const page = isFiltered ? await listScoresBy(db, filter, from, PAGE_SIZE) : await pageScores(db, from, PAGE_SIZE)
  await recordLook(context, { action: 'score.list', subject: 'scores', storeId: null })
  const names = await displayNamesOf(
    db,
    page.map(({ _id }) => _id),
  )
  return {
    scores: page.map((score) => ({ ...toScoreView(score, rules), displayName: names.get(score._id) ?? '会员' })),
    nextAfterId: nextAfterId(page, PAGE_SIZE),
  }
}

export async function summarizeScores(context: Context) {
  const { db } = context
  const { groups } = await rulesInForce(context, scoreRules)
  const [scores, byGroup, ...byField] = await Promise.all([
    countScores(db),
    countScoresBy(db, 'group'),
    ...FIELDS.map((field) => countScoresBy(db, field)),
  ])
  // A dimension that is missing comes as the key 'null'.
  const [stages = [], r = [], f = [], m = [], l = [], s = []] = byField.map((found) =>
    found
      .filter(({ key }) => key !== 'null')
      .map(({ key, count }) => ({ key, members: count }))
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
  )
  const order = (key: string) => groups.findIndex((group) => group.key === key)
  const shown = byGroup.map(({ key, count }) => ({ ...toGroupView(key, groups), members: count }))
  return { scores, groups: shown.sort((a, b) => order(a.key) - order(b.key)), stages, r, f, m, l, s }
}

/** Members to call first, no more than the shop can call. */
export async function listWarnings(
  context: Context,
  { by, capacity }: { by: 'silence' | 'loss'; capacity?: number | undefined },
) {
  const { db } = context
  const rules = await rulesInForce(context, scoreRules)
  const [activeMembers, model] = await Promise.all([countWatched(db), findLatestModel(db)])
  const limit = capacity ?? capacityOf(activeMembers, rules.warning)
  await recordLook(context, { action: 'score.listWarnings', subject: 'scores', storeId: null })
  if (limit === 0 || !model?.forecast) return { activeMembers, capacity: limit, warnings: [] }
  const watched = inOrderOfWarning(await listWatched(db, by === 'loss' ? 'lossFen' : 'silent90', limit), by)
  const names = await displayNamesOf(
    db,
    watched.map(({ _id }) => _id),
  )
  const { forecast: forecastModel } = model
  const warnings = watched.flatMap(({ _id: memberId, asOfDay, facts, forecast, watch, group, stage }, index) => {
    if (!forecast || !watch) return []
    const why = warningOf(facts, asOfDay, forecastModel)
    return [
      {
        rank: index + 1,
        memberId,
        displayName: names.get(memberId) ?? '会员',
        asOfDay,
        silent90: watch.silent90,
        ltvFen: forecast.ltvFen.expected,
        lossFen: watch.lossFen,
        ...why,
        group: toGroupView(group, rules.groups),
        stage,
      },
    ]
  })
  return { activeMembers, capacity: limit, warnings }
}

export async function getModel({ db }: Context, version: number | undefined) {
  const model = version === undefined ? await findLatestModel(db) : await findModel(db, version)
  const before = model?.version ?? Number.MAX_SAFE_INTEGER
  const earlier = await listModels(db, before, VERSIONS_SHOWN)
  return {
    model: model && toModelView(model),
    earlier: earlier.map((each) => ({
      version: each.version,
      asOfDay: each.asOfDay,
      fittedInVersion: each.forecast?.fittedInVersion ?? null,
      refusals: each.diagnostics.refusals,
    })),
  }
}

export async function listScoreRuns({ db }: Context) {
  const runs = await listRuns(db, RUNS_SHOWN)
  return { runs: runs.map(({ _id, ...run }) => ({ runId: _id, ...run })) }
}
