import { type StoredSchema, withBegun, withDone } from '#shared/base/migration/schema'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { migrationsOf, type NumberedMigration } from '../../../platform/noun/migration'
import { raiseAlert } from '../alert/alert.face'
import { afterIdOf } from '../job/job.face'
import { changeSchema, readSchema } from './schema.service'
import { type StepPlace, walkSteps } from './walk-steps'

const DOER = '系统'
/**
 * A function of before may know the old number for 30 s more and then act for 60 s: what it leaves is found by a check
 * that begins later.
 */
const SETTLED_AFTER_MS = 2 * 60_000
const ROUNDS_MAX = 3
const LOOK_AGAIN_MS = 86_400_000

/** Where a migration stands: it renews everything, then looks through everything once more. */
interface Stand extends StepPlace {
  number: number
  pass: 'renew' | 'check'
  round: number
  /** Found in the old shape by this check. */
  old: number
  waitUntilAt: number
}

const freshStand = (number: number, round = 1, waitUntilAt = 0): Stand => ({
  number,
  pass: 'renew',
  round,
  step: 0,
  afterId: null,
  old: 0,
  waitUntilAt,
})

/** Brings stored data into the shape of this code, one migration after the other. */
export const migrateJob: Job = {
  name: 'migrate',
  title: '升级数据格式',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const schema = await readSchema(context.db)
    const next = nextOf(context, schema)
    if (!next || schema.isPaused) return ended(next ? checkpoint : null)
    const stand = standFrom(checkpoint, next.number)
    if (stand.waitUntilAt > context.now && !context.isForced) return ended(checkpoint)
    const begun =
      schema.begun >= next.number
        ? schema
        : await changeSchema(context, DOER, (each) => withBegun(each, next.number, context.now))
    return stand.pass === 'renew' ? renew(context, stand, next, budget) : check(context, stand, next, { budget, begun })
  },
  async waitsUntil({ db, nouns, now }) {
    const schema = await readSchema(db)
    const next = nextOf({ nouns }, schema)
    const beganAt = next && schema.runs[next.number]?.beganAt
    const settledAt = beganAt ? beganAt + SETTLED_AFTER_MS : 0
    return settledAt > now && !schema.isPaused ? settledAt : null
  },
}

const nextOf = ({ nouns }: Pick<JobContext, 'nouns'>, { done }: StoredSchema) =>
  migrationsOf(nouns).find(({ number }) => number > done)

async function renew(context: JobContext, stand: Stand, next: NumberedMigration, budget: Budget): Promise<Slice> {
  const { steps } = await next.load()
  const { at, walked } = await walkSteps(context, stand, { steps }, budget, (step, document) =>
    step.isOld(document, context) ? step.renew(context, document) : Promise.resolve(false),
  )
  const isDone = at.step >= steps.length
  return {
    ...walked,
    isDone: false,
    checkpoint: isDone ? { ...freshStand(stand.number, stand.round), pass: 'check' } : { ...at },
  }
}

/** Only what was looked at after everybody had stopped writing the old shape is known to be new. */
async function check(
  context: JobContext,
  stand: Stand,
  next: NumberedMigration,
  { budget, begun }: { budget: Budget; begun: StoredSchema },
): Promise<Slice> {
  const settledAt = (begun.runs[next.number]?.beganAt ?? 0) + SETTLED_AFTER_MS
  if (settledAt > context.now && !context.isForced) return ended({ ...stand })
  const { steps } = await next.load()
  let old = stand.old
  const { at, walked } = await walkSteps(context, stand, { steps }, budget, async (step, document) => {
    if (step.isOld(document, context)) old += 1
    return false
  })
  if (at.step < steps.length) return { ...walked, isDone: false, checkpoint: { ...at, old } }
  if (old > 0) return { ...walked, ...(await anotherRound(context, stand, next, old)) }
  await changeSchema(context, DOER, (schema) => withDone(schema, next.number, context.now))
  return { ...walked, isDone: false, checkpoint: null }
}

/** Something was written in the old shape meanwhile, or cannot be renewed: then a person has to look. */
async function anotherRound(context: JobContext, stand: Stand, { number, title }: NumberedMigration, old: number) {
  if (stand.round < ROUNDS_MAX) return { isDone: false, checkpoint: { ...freshStand(number, stand.round + 1) } }
  const text = `数据升级“${number} ${title}”还有 ${old} 条没有升级成功，明天会再试。店里照常使用；请查看日志里被跳过的文档。`
  await raiseAlert(context, { kind: 'migration-stuck', subject: String(number), text, source: context.runId })
  return { isDone: true, checkpoint: { ...freshStand(number, 1, context.now + LOOK_AGAIN_MS) } }
}

const ended = (checkpoint: Checkpoint | null): Slice => ({ checkpoint, isDone: true, looked: 0, changed: 0 })

/** A checkpoint of another migration is over: somebody has restored a copy of the data. */
function standFrom(checkpoint: Checkpoint | null, number: number): Stand {
  if (checkpoint?.number !== number) return freshStand(number)
  const { pass, round, step, old, waitUntilAt } = checkpoint
  return {
    number,
    pass: pass === 'check' ? 'check' : 'renew',
    round: Number(round),
    step: Number(step),
    afterId: afterIdOf(checkpoint),
    old: Number(old),
    waitUntilAt: Number(waitUntilAt),
  }
}
