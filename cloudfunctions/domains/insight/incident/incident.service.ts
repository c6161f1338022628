import { CELL_MS, CELLS_PER_DAY, cellBeginsAt, cellOf } from '#shared/insight/incident/cell'
import { canBecome, dueAtOf, type Incident, type IncidentState, NOTES_MAX } from '#shared/insight/incident/incident'
import { lightsOf } from '#shared/insight/incident/light'
import { watchRules } from '#shared/insight/incident/rules'
import { type Switch, switchesOf } from '#shared/insight/incident/switches'
import { seriesOf } from '#shared/insight/incident/usual'
import { sumOf } from '#shared/insight/incident/watch'
import { kindOfPart, PATH_TITLES, partKey, stepOf, valueOfPart } from '#shared/kernel/watched-step'
import type { Context } from '../../../platform/context'
import { wholeInstants } from '../../../platform/db/whole-instants'
import { DomainError } from '../../../platform/domain-error'
import { namesOfParts } from '../../../platform/noun/part-names'
import { closeAlert } from '../../base/alert/alert.face'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { countUnderWay, findIncident, listIncidents, listUnderWay, saveIncident } from './incident.repository'
import { readWatched } from './watching.service'

const PAGE_SIZE = 20

export async function listOf(
  { db, now }: Context,
  { isOpen, beforeAt }: { isOpen: boolean; beforeAt?: number | undefined },
) {
  if (isOpen) {
    const underWay = await listUnderWay(db, ['open', 'owned', 'solved'])
    const lights = lightsOf(underWay, now).map(({ path, light }) => ({ title: PATH_TITLES[path], light }))
    return { incidents: underWay.map(toView), nextBeforeAt: null, lights }
  }
  const found = await listIncidents(db, { beforeAt: beforeAt ?? Number.MAX_SAFE_INTEGER, limit: PAGE_SIZE + 1 })
  // One look of the watch opens several at one instant.
  const { page, nextBeforeAt } = wholeInstants(found, PAGE_SIZE, ({ openedAt }) => openedAt)
  return { incidents: page.map(toView), lights: [], nextBeforeAt }
}

const NEWEST = 50

/** As they stand, the newest first: years of a shop that is well, and far more than any day brings. */
export const listNewestIncidents = ({ db }: Pick<Context, 'db'>): Promise<Incident[]> =>
  listIncidents(db, { beforeAt: Number.MAX_SAFE_INTEGER, limit: NEWEST })

/** What waits for somebody. */
export const countOpenIncidents = ({ db }: Pick<Context, 'db'>): Promise<number> => countUnderWay(db, ['open', 'owned'])

/** @throws DomainError INCIDENT_NOT_FOUND */
export async function getIncident(context: Context, incidentId: string) {
  const incident = await findIncident(context.db, incidentId)
  if (!incident) throw new DomainError('INCIDENT_NOT_FOUND')
  const { steps, causes, scope, notes, review, cells, count, expected, lastBefore } = incident
  const parts = [scope, ...causes.map(({ key }) => key)]
  const [points, names] = await Promise.all([pointsOf(context, incident), namesOfParts(context, parts)])
  const titleOf = (key: string) => partTitle(key, names.get(key))
  return {
    incident: {
      ...toView(incident),
      place: scope === 'all' ? null : titleOf(scope),
      steps: steps.map((step) => ({ title: stepOf(step).title, path: PATH_TITLES[stepOf(step).path] })),
      causes: causes.map(({ key, ...figures }) => ({ title: titleOf(key), ...figures })),
      switches: switchesOf(steps, parts).map((one) => ({ ...one, title: namedSwitch(one, names) })),
      count,
      expected,
      cells,
      notes,
      review,
      lastBefore,
    },
    points,
  }
}

const HOUR_CELLS = 6

/** The day around it by hours, what was beside what is usual: enough to see when it began. */
async function pointsOf(context: Context, { kind, root, scope, seenAt }: Incident) {
  if (kind !== 'minutes' || root === null) return []
  const cell = cellOf(seenAt - CELL_MS)
  const watched = await readWatched(context, cell, await rulesInForce(context, watchRules))
  const series = seriesOf(watched, root, scope)
  return Array.from({ length: CELLS_PER_DAY / HOUR_CELLS }, (_, index) => {
    const from = CELLS_PER_DAY - (index + 1) * HOUR_CELLS
    const { count, mean } = sumOf({ ...series, newest: series.newest - from }, HOUR_CELLS)
    return {
      at: cellBeginsAt(cell - from - HOUR_CELLS + 1),
      count,
      expected: Math.round(mean * 10) / 10,
    }
  })
}

const PART_TITLES = {
  store: '门店',
  till: '收银机',
  entrance: '入口',
  version: '版本',
  page: '页面',
  action: '请求',
  code: '错误代码',
  template: '券种或模板',
  journey: '旅程',
  amount: '金额',
} as const

/** Which coupon, journey or entrance it stops, where that has a name. */
function namedSwitch({ kind, id, title }: Switch, names: ReadonlyMap<string, string>): string {
  const part = kind === 'messages' ? 'template' : kind
  const name =
    part === 'template' || part === 'journey' || part === 'entrance' ? names.get(partKey(part, id ?? '')) : null
  return name ? `${title}：${name}` : title
}

function partTitle(key: string, name: string | undefined): string {
  const kind = kindOfPart(key)
  const value = valueOfPart(key)
  if (kind === null) return value
  if (kind === 'amount') return `金额 ${2 ** Number(value)}–${2 ** (Number(value) + 1)} 元`
  return `${PART_TITLES[kind]} ${name ?? value}`
}

export interface Turn {
  incidentId: string
  by: string
  note?: string | undefined
}

/** Whoever takes it says that they look after it. Another may take it over. */
export const own = (context: Context, turn: Turn) =>
  turnTo(context, turn, 'owned', (incident) => ({
    ...incident,
    owner: turn.by,
    ownedAt: incident.ownedAt ?? context.now,
  }))

export async function solve(context: Context, turn: Turn) {
  const solved = await turnTo(context, turn, 'solved', (incident) => ({
    ...incident,
    owner: incident.owner ?? turn.by,
    solvedAt: incident.solvedAt ?? context.now,
  }))
  // Its alert has nothing more to say; the clock of the review raises it anew.
  await closeAlert(context, `incident:${turn.incidentId}`, '事件已解决').catch(refuseOnly('ALERT_NOT_FOUND'))
  return solved
}

export async function review(context: Context, turn: Turn & { note: string }) {
  const reviewed = await turnTo(context, turn, 'reviewed', (incident) => ({
    ...incident,
    review: turn.note,
    reviewedAt: incident.reviewedAt ?? context.now,
  }))
  await closeAlert(context, `incident:${turn.incidentId}`, '事件已复盘').catch(refuseOnly('ALERT_NOT_FOUND'))
  return reviewed
}

/** An alert may have been closed and forgotten by hand. */
function refuseOnly(code: 'ALERT_NOT_FOUND') {
  return (error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== code) throw error
  }
}

export async function addNote(context: Context, { incidentId, by, note }: Turn & { note: string }) {
  return change(context, incidentId, (incident) => withNote(incident, { at: context.now, by, text: note }))
}

/** @throws DomainError INCIDENT_STATE_OTHER */
async function turnTo(
  context: Context,
  { incidentId, by, note }: Turn,
  next: Exclude<IncidentState, 'open'>,
  turned: (incident: Incident) => Incident,
) {
  return change(context, incidentId, (incident) => {
    if (!canBecome(incident.state, next)) throw new DomainError('INCIDENT_STATE_OTHER')
    const after = { ...turned(incident), state: next }
    return note === undefined || next === 'reviewed' ? after : withNote(after, { at: context.now, by, text: note })
  })
}

function withNote(incident: Incident, note: Incident['notes'][number]): Incident {
  return { ...incident, notes: [...incident.notes, note].slice(-NOTES_MAX) }
}

/** The same request sent again finds its change made. @throws DomainError INCIDENT_NOT_FOUND */
async function change(context: Context, incidentId: string, changed: (incident: Incident) => Incident) {
  await changeOnce(context, { action: context.action, subject: incidentId, storeId: null }, async (tx) => {
    const before = await findIncident(tx, incidentId)
    if (!before) throw new DomainError('INCIDENT_NOT_FOUND')
    await saveIncident(tx, changed(before))
  })
  const incident = await findIncident(context.db, incidentId)
  if (!incident) throw new DomainError('INCIDENT_NOT_FOUND')
  return { incident: toView(incident) }
}

function toView(incident: Incident) {
  const { _id, kind, direction, title, text, state, owner, openedAt, seenAt, solvedAt, recurrences } = incident
  return {
    incidentId: _id,
    kind,
    direction,
    title,
    text,
    state,
    owner,
    openedAt,
    seenAt,
    solvedAt,
    recurrences,
    dueAt: dueAtOf(incident),
  }
}
