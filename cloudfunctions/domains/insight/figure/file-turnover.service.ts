import { type FigureDay, figureDayId, isStore, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import type { Period } from '#shared/insight/figure/period'
import type { BusinessDay } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { JobContext } from '../../../platform/noun/job'
import { listWalkIns, type WalkInDay } from '../../till/import/import.face'
import {
  listSlicesOn,
  listTurnoversOfFiles,
  listTurnoversOn,
  removeTurnovers,
  saveTurnoverOfFile,
  type Turnover,
} from './figure.repository'

/**
 * What a store took altogether on a day, where its till's file says what was sold to nobody it knows: that and what members
 * bought. What somebody has entered stands. Of the whole shop it is known of days of which it is known of every store that sold.
 * Answers how many numbers have changed.
 */
export async function takeFileTurnovers({ db, now }: Pick<JobContext, 'db' | 'now'>, span: Period): Promise<number> {
  const walkIns = groupedBy(await listWalkIns(db, span.fromDay, span.toDay), ({ day }) => day)
  const before = groupedBy(await listTurnoversOfFiles(db, span), ({ day }) => day)
  let changed = 0
  for (const day of [...new Set([...walkIns.keys(), ...before.keys()])].sort()) {
    const [slices, known] = [await listSlicesOn(db, day), await listTurnoversOn(db, day)]
    const wanted = turnoversOf(day, { walkIns: walkIns.get(day) ?? [], slices, known, now })
    const old = new Map(known.map((turnover) => [turnover._id, turnover]))
    for (const turnover of wanted) {
      const was = old.get(turnover._id)
      if (was?.totalFen === turnover.totalFen && was.orders === turnover.orders) continue
      if (await saveTurnoverOfFile(db, turnover)) changed += 1
    }
    const gone = known.filter(({ _id, isFromFile }) => isFromFile && !wanted.some((each) => each._id === _id))
    if (gone.length > 0)
      changed += await removeTurnovers(
        db,
        gone.map(({ _id }) => _id),
      )
  }
  return changed
}

interface OfDay {
  walkIns: readonly WalkInDay[]
  slices: readonly FigureDay[]
  known: readonly Turnover[]
  now: number
}

function turnoversOf(day: BusinessDay, { walkIns, slices, known, now }: OfDay): Turnover[] {
  const entered = new Map(known.filter(({ isFromFile }) => !isFromFile).map((turnover) => [turnover.storeId, turnover]))
  const stores = slices.filter(({ slice }) => isStore(slice))
  const told = [...groupedBy(walkIns, ({ storeId }) => storeId)].map(([storeId, own]) => {
    const members = stores.find(({ slice }) => slice === storeId)
    const totalFen = own.reduce((sum, { fen }) => sum + fen, members?.spentFen ?? 0)
    const orders = own.reduce((sum, each) => sum + each.orders, members?.orders ?? 0)
    return { _id: figureDayId(day, storeId), day, storeId, totalFen, orders, isFromFile: true as const, at: now }
  })
  const fromFiles = told.filter(({ storeId }) => !entered.has(storeId))
  const all = [...fromFiles, ...[...entered.values()].filter(({ storeId }) => storeId !== WHOLE_SHOP)]
  const isKnown = (storeId: string) => all.some((turnover) => turnover.storeId === storeId)
  const isWhole = fromFiles.length > 0 && !entered.has(WHOLE_SHOP) && stores.every(({ slice }) => isKnown(slice))
  if (!isWhole) return fromFiles
  const orders = all.every((turnover) => turnover.orders !== undefined)
  const whole = {
    ...{ _id: figureDayId(day, WHOLE_SHOP), day, storeId: WHOLE_SHOP, isFromFile: true as const, at: now },
    totalFen: all.reduce((sum, { totalFen }) => sum + totalFen, 0),
    ...(orders && { orders: all.reduce((sum, turnover) => sum + (turnover.orders ?? 0), 0) }),
  }
  return [...fromFiles, whole]
}
