import { type DueWork, failed, type Move, moved } from '#shared/reach/due/due-work'
import type { Context } from '../../../platform/context'
import { inParallel } from '../../../platform/in-parallel'
import type { Budget } from '../../../platform/noun/budget'
import { type DueKind, type DueStep, dueKindsOf, type StepAlone } from '../../../platform/noun/due'
import { raiseAlert } from '../../base/alert/alert.face'
import { findDueWork, listDueOf, listLongestDue, moveOn, postpone, saveDueWork } from './due-work.repository'
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
    // A tick goes on for a while: whether members may be written to is asked by the hour of each page.
    const at = { ...context, now: Date.now() }
    const page = await listDueOf(db, slice, at.now, PAGE_SIZE)
    const lookAt = looking(at, page, kinds)
    const results = await inParallel(page, { atOnce: WIDTH, isTimeUp: () => budget.isSpent() }, (work, lane) =>
      workOn(at, work, { lookAt, lane }),
    )
    await moveTogether(at, results)
    tick.taken += results.length
    tick.failed += results.filter(({ isDone }) => !isDone).length
    if (page.length < PAGE_SIZE || budget.isSpent()) break
  }
  await giveBack(db, slice, holder)
}

type Looked = { guard: 'work'; step: DueStep } | { guard: 'itself'; step: DueStep | StepAlone }
type Look = (work: DueWork) => Promise<Looked>

/** What the works of a page rest on is read once for all of a kind, when the first of them is begun. */
function looking(context: Context, page: readonly DueWork[], kinds: Kinds): Look {
  const looks = new Map<string, Promise<Look>>()
  return async (work) => {
    const kind = kinds.get(work.kind)
    if (!kind) throw new Error(`nobody does work of the kind '${work.kind}'`)
    let look = looks.get(work.kind)
    if (!look) {
      look = lookOf(
        context,
        kind,
        page.filter((each) => each.kind === work.kind),
      )
      looks.set(work.kind, look)
    }
    return (await look)(work)
  }
}

async function lookOf(context: Context, kind: DueKind, works: readonly DueWork[]): Promise<Look> {
  if (kind.guard === 'work') {
    const look = await kind.look(context, works)
    return async (work) => ({ guard: 'work', step: await look(work) })
  }
  const look = await kind.look(context, works)
  return async (work) => ({ guard: 'itself', step: await look(work) })
}

interface Worked {
  work: DueWork
  /** False where it failed and comes again later. */
  isDone: boolean
  /** How the work is moved on with the others of its page; null where it has been, or stays as it is. */
  move: Move | null
}

/** One step of one work. */
async function workOn(
  context: Context,
  work: DueWork,
  { lookAt, lane }: { lookAt: Look; lane: number },
): Promise<Worked> {
  try {
    const { guard, step } = await lookAt(work)
    const move = guard === 'itself' ? await doItself(context, step, lane) : null
    const isDone = guard === 'itself' ? move !== null : await doByWork(context, work, step, lane)
    if (isDone) await step.afterwards?.()
    return { work, isDone: true, move }
  } catch (error) {
    context.log.error('a due step failed', error)
    await comeAgain(context, work)
    return { work, isDone: false, move: null }
  }
}

const doItself = ({ db }: Context, step: DueStep | StepAlone, lane: number): Promise<Move | null> =>
  'alone' in step ? step.alone() : db.transaction((tx) => step.write(tx, lane))

/** Whether it was this call that did it. */
const doByWork = ({ db }: Context, work: DueWork, step: DueStep, lane: number): Promise<boolean> =>
  db.transaction(async (tx) => {
    const current = await findDueWork(tx, work._id)
    if (!current || !isStill(current, work)) return false
    const move = await step.write(tx, lane)
    await saveDueWork(tx, moved(current, move))
    return true
  })

/** One write for all that go on alike. What is not moved on because a call dies is looked at again, and found done. */
async function moveTogether({ db, log }: Context, results: readonly Worked[]): Promise<void> {
  const alike = new Map<string, { works: DueWork[]; move: Move }>()
  for (const { work, move } of results) {
    if (!move) continue
    const key = `${work.step}:${move.kind === 'again' ? move.dueAt : move.kind}`
    const known = alike.get(key)
    if (known) known.works.push(work)
    else alike.set(key, { works: [work], move })
  }
  await inParallel([...alike.values()], { atOnce: WIDTH }, async ({ works, move }) => {
    try {
      await moveOn(db, works, move)
    } catch (error) {
      log.error('works were not moved on', error)
    }
  })
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
