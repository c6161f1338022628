import type { Told, Wants } from './told-facts'

/** How one subscriber stands with a fact. */
export interface Mark {
  status: 'due' | 'done' | 'failed'
  attempts: number
  /** When it is tried next; null when it is not, or not before those in `after` are done. */
  dueAt: number | null
  after?: readonly string[]
  /** What the subscriber wanted to remember of the moment in which the fact was told. */
  note?: string
  /** When it was set aside. */
  failedAt?: number
}

/** By subscriber. Each has its own mark, so that one that fails neither holds up the others nor makes them do it again. */
export type Marks = Readonly<Record<string, Mark>>

export interface FactState {
  /** `failed`: at least one subscriber was set aside and waits for a person; others may still be due. */
  status: 'due' | 'done' | 'failed'
  /** When something is to be tried; when everything is done, since when. Null: nothing but a person moves it on. */
  dueAt: number | null
  answers: Marks
}

/** A told fact and how everybody who answers it stands with it. */
export interface ToldRecord extends Told, FactState {}

export const ATTEMPTS_MAX = 8
const RETRY_AFTER_MS = 60_000

/** The marks of a fact just told; `after` names, for a subscriber, those that have to be done before. */
export function freshMarks(wants: Wants, after: (by: string) => readonly string[], now: number): FactState {
  const marks = Object.entries(wants).map(([by, note]): [string, Mark] => {
    const awaited = after(by).filter((other) => other in wants)
    return [
      by,
      {
        status: 'due',
        attempts: 0,
        dueAt: awaited.length > 0 ? null : now,
        ...(awaited.length > 0 && { after: awaited }),
        ...(note !== '' && { note }),
      },
    ]
  })
  return standing(Object.fromEntries(marks), now)
}

export function isReady(mark: Mark | undefined, now: number): boolean {
  return mark?.status === 'due' && mark.dueAt !== null && mark.dueAt <= now
}

export function withDone({ answers }: FactState, by: string, now: number): FactState {
  const { attempts = 0 } = answers[by] ?? {}
  return standing({ ...answers, [by]: { status: 'done', attempts, dueAt: null } }, now)
}

/** Tried and failed: the next try waits twice as long, and after the last one a person is asked. */
export function withFailure({ answers }: FactState, by: string, now: number): FactState {
  const mark = answers[by]
  if (mark?.status !== 'due') return standing(answers, now)
  const attempts = mark.attempts + 1
  const next: Mark =
    attempts >= ATTEMPTS_MAX
      ? { ...mark, status: 'failed', attempts, dueAt: null, failedAt: now }
      : { ...mark, attempts, dueAt: now + RETRY_AFTER_MS * 2 ** mark.attempts }
  return standing({ ...answers, [by]: next }, now)
}

/** Not its turn: no attempt is counted. */
export function withPause({ answers }: FactState, by: string, untilAt: number, now: number): FactState {
  const mark = answers[by]
  return mark?.status === 'due'
    ? standing({ ...answers, [by]: { ...mark, dueAt: untilAt } }, now)
    : standing(answers, now)
}

/** A person has mended what was wrong: as if it had never been tried. */
export function withAnotherRun({ answers }: FactState, by: string, now: number): FactState {
  const mark = answers[by]
  if (mark?.status !== 'failed') return standing(answers, now)
  const { failedAt: _mended, ...rest } = mark
  return standing({ ...answers, [by]: { ...rest, status: 'due', attempts: 0, dueAt: now } }, now)
}

/** Who is asked by nobody any more, because a later release does without, is done. */
export function withoutStrangers({ answers }: FactState, isKnown: (by: string) => boolean, now: number): FactState {
  const known = Object.entries(answers).map(([by, mark]): [string, Mark] =>
    mark.status === 'due' && !isKnown(by) ? [by, { ...mark, status: 'done', dueAt: null }] : [by, mark],
  )
  return standing(Object.fromEntries(known), now)
}

function standing(marks: Marks, now: number): FactState {
  const answers = woken(marks, now)
  const all = Object.values(answers)
  const next = all.flatMap(({ status, dueAt }) => (status === 'due' && dueAt !== null ? [dueAt] : []))
  const isDone = all.every(({ status }) => status === 'done')
  const status = isDone ? 'done' : all.some((mark) => mark.status === 'failed') ? 'failed' : 'due'
  return { status, dueAt: isDone ? now : next.length > 0 ? Math.min(...next) : null, answers }
}

/** Whoever waits for others is due as soon as the last of them is done. */
function woken(marks: Marks, now: number): Marks {
  const isDone = (by: string) => marks[by]?.status === 'done'
  return Object.fromEntries(
    Object.entries(marks).map(([by, mark]) => {
      const isWoken = mark.status === 'due' && mark.dueAt === null && (mark.after ?? []).every(isDone)
      return [by, isWoken ? { ...mark, dueAt: now } : mark]
    }),
  )
}
