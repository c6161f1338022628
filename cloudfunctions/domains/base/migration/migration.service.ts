import { SCHEMA, statusOf, withPause } from '#shared/base/migration/schema'
import type { Context } from '../../../platform/context'
import { seal, unseal } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import { timeBudget } from '../../../platform/noun/budget'
import { type MigrationStep, migrationsOf } from '../../../platform/noun/migration'
import { changeSchema, readSchema } from './schema.service'

/** The desk waits twice as long for a reply, and asks for the rest then. */
const PREVIEW_MS = 10_000
const PAGE_SIZE = 500

export async function listMigrations({ db, nouns }: Context) {
  const schema = await readSchema(db)
  const { begun, done, isPaused, runs } = schema
  return {
    schema: { known: SCHEMA, begun, done },
    isPaused,
    migrations: migrationsOf(nouns).map(({ number, noun, title, undo }) => ({
      number,
      noun,
      title,
      undo,
      status: statusOf(schema, number),
      beganAt: runs[number]?.beganAt ?? null,
      doneAt: runs[number]?.doneAt ?? null,
    })),
  }
}

export async function setPaused(context: Context, { by, isPaused }: { by: string; isPaused: boolean }) {
  await changeSchema(context, by, (schema) => withPause(schema, isPaused, context.requestId))
  return { isPaused }
}

/** Looks through what the migration would go through, as far as the time reaches, and writes nothing. */
export async function previewMigration(
  context: Context,
  { number, from }: { number: number; from?: string | undefined },
) {
  const declared = migrationsOf(context.nouns).find((migration) => migration.number === number)
  if (!declared) throw new DomainError('MIGRATION_UNKNOWN')
  const { steps } = await declared.load()
  const budget = timeBudget(PREVIEW_MS)
  let at: Place | null = from === undefined ? { step: 0, afterId: null } : placeFrom(number, from)
  let [looked, old] = [0, 0]
  while (at) {
    const step: MigrationStep | undefined = steps[at.step]
    if (!step) break
    const page: { _id: string }[] = await step.list(context.db, at.afterId, PAGE_SIZE)
    looked += page.length
    old += page.filter((document) => step.isOld(document, context)).length
    at = after(at, page, steps.length)
    if (budget.isSpent()) break
  }
  return { number, looked, old, next: at && seal('migration', String(number), JSON.stringify(at)) }
}

interface Place {
  step: number
  afterId: string | null
}

function after(at: Place, page: readonly { _id: string }[], steps: number): Place | null {
  const last = page.at(-1)
  if (page.length === PAGE_SIZE && last) return { ...at, afterId: last._id }
  return at.step + 1 < steps ? { step: at.step + 1, afterId: null } : null
}

/** Sealed, because an id of the old shape may be what the new one hides. */
function placeFrom(number: number, from: string): Place {
  try {
    return JSON.parse(unseal('migration', String(number), from)) as Place // Nobody else can seal one.
  } catch {
    throw new DomainError('INVALID_INPUT', { problem: 'from: not what the last reply named' })
  }
}
