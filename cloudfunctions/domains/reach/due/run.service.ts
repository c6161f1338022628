import { type DueWork, failed, moved } from '#shared/reach/due/due-work'
import type { Context } from '../../../platform/context'
import { inParallel } from '../../../platform/in-parallel'
import type { Budget } from '../../../platform/noun/budget'
import { type DueKind, type DueStep, dueKindsOf } from '../../../platform/noun/due'
import { raiseAlert } from '../../base/alert/alert.face'
import { findDueWork, listDueOf, listLongestDue, postpone, saveDueWork } from './due-work.repository'
import { giveBack, takeSlice } from './slice.repository'

/** How much of what is due longest says which slices have work. */
const PEEK = 200
const PAGE_SIZE = 100
const WIDTH = 8
/** Longer than a function may run, so that a slice is free again only when its call is over. */
const LEASE_MS = 90_000

export interface DueTick {
  taken: number
  failed: number
  /** How long the oldest had been due when the tick began, ms. */
  lateMs: number
}

/** Whether anything is due: one reading. */
export const isAnythingDue = async ({ db, now }: Pick<Context, 'db' | 'now'>): Promise<boolean> =>
  (await listLongestDue(db, now, 1)).length > 0

type Kinds = ReadonlyMap<string, DueKind>

/**
 * Does what is due now, slice by slice, until the budget is spent; the next tick goes on. Without due work it is one reading.
 * A slice that another call works on is left to it, and each step is guarded by the work itself as well.
 */
export async function runDueWork(context: Context, budget: Budget): Promise<DueTick> {
  const { db, now } = context
  const tick: DueTick = { taken: 0, failed: 0, lateMs: 0 }
  let kinds: Kinds | null = null
  const passed = new Set<number>()
  while (!budget.isSpent()) {
    const longest = await listLongestDue(db, now, PEEK)
    const slices = [...new Set(longest.map(({ slice }) => slice))].filter((slice) => !passed.has(slice))
    if (passed.size === 0 && longest[0]) tick.lateMs = now - longest[0].dueAt
    if (slices.length === 0) break
    kinds ??= await dueKindsOf(context.nouns)
    for (const slice of slices) {
      if (budget.isSpent()) break
      passed.add(slice)
      await workOnSlice(context, slice, { kinds, budget, tick })
    }
  }
  return tick
}

async function workOnSlice(
  context: Context,
  slice: number,
  { kinds, budget, tick }: { kinds: Kinds; budget: Budget; tick: DueTick },
): Promise<void> {
  const { db, now, requestId: holder } = context
  if (!(await takeSlice(db, slice, { holder, now, untilAt: now + LEASE_MS }))) return
  for (;;) {
    const page = await listDueOf(db, slice, now, PAGE_SIZE)
    const lookAt = looking(context, page, kinds)
    const results = await inParallel(page, { atOnce: WIDTH, isTimeUp: () => budget.isSpent() }, (work) =>
      workOn(context, work, lookAt),
    )
    tick.taken += results.length
    tick.failed += results.filter((isDone) => !isDone).length
    if (page.length < PAGE_SIZE || budget.isSpent()) break
  }
  await giveBack(db, slice, holder)
}

type Look = (work: DueWork) => Promise<DueStep>

/** What the works of a page rest on is read once for all of a kind, when the first of them is begun. */
function looking(context: Context, page: readonly DueWork[], kinds: Kinds): Look {
  const looks = new Map<string, Promise<Look>>()
  return async (work) => {
    const kind = kinds.get(work.kind)
    if (!kind) throw new Error(`nobody does work of the kind '${work.kind}'`)
    let look = looks.get(work.kind)
    if (!look) {
      look = kind.look(
        context,
        page.filter((each) => each.kind === work.kind),
      )
      looks.set(work.kind, look)
    }
    return (await look)(work)
  }
}

/** One step of one work; false where it failed and comes again later. */
async function workOn(context: Context, work: DueWork, lookAt: Look): Promise<boolean> {
  try {
    const step = await lookAt(work)
    const isMoved = await context.db.transaction(async (tx) => {
      const current = await findDueWork(tx, work._id)
      if (!current || !isStill(current, work)) return false
      const move = await step.write(tx)
      await saveDueWork(tx, moved(current, move))
      return true
    })
    if (isMoved) await step.afterwards?.()
    return true
  } catch (error) {
    context.log.error('a due step failed', error)
    await comeAgain(context, work)
    return false
  }
}

/** Nobody else has moved it on, or put it off, since it was read. */
const isStill = (current: DueWork, seen: DueWork) =>
  current.state === 'waiting' && current.step === seen.step && current.dueAt === seen.dueAt

async function comeAgain(context: Context, work: DueWork): Promise<void> {
  const after = failed(work, context.now)
  const isPut = (await postpone(context.db, work, after)) === 1
  if (!isPut || after.state !== 'stuck') return
  await raiseAlert(context, {
    kind: 'due-work-stuck',
    subject: work.kind,
    text: '有到时间要办的事一直办不成，已经停下来等人看。日志里有原因。',
    source: work._id,
  })
}
