import type { Context } from '../context'
import type { Db } from '../db/db'
import type { Noun } from './noun'

/** Numbered over all nouns, in the order in which they run. Once released, number and meaning never change. */
export type Migrations = Readonly<Record<number, MigrationDeclaration>>

export interface MigrationDeclaration {
  /** Simplified Chinese, for operators. */
  title: string
  /** How one goes back once it has begun, as the end of a Chinese sentence; where nothing helps but a copy, that. */
  undo: string
  load(): Promise<Migration>
}

/**
 * Stored data in a new shape. It runs in slices while the shop is open, so the code that brings it reads both shapes,
 * for as long as the declaration stands.
 */
export interface Migration {
  steps: readonly MigrationStep[]
}

/** One walk through documents. */
export interface MigrationStep<D extends { _id: string } = { _id: string }> {
  /** Those that may be in the old shape, in the order of their ids. */
  list(db: Db, afterId: string | null, limit: number): Promise<D[]>
  isOld(document: D, context: Context): boolean
  /** Gives it the new shape; answers whether there was anything to do. A second time there is not. */
  renew(context: Context, document: D): Promise<boolean>
}

export interface NumberedMigration extends MigrationDeclaration {
  number: number
  noun: string
}

export function migrationsOf(nouns: readonly Noun[]): NumberedMigration[] {
  return nouns
    .flatMap(({ name, migrations = {} }) =>
      Object.entries(migrations).map(([number, declared]) => ({ ...declared, number: Number(number), noun: name })),
    )
    .sort((one, other) => one.number - other.number)
}
