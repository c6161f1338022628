import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { Context } from '../context'
import type { Db, Reader, Tx } from '../db/db'

/** The document in force. `digest` is that of the value as it was applied, so that an edit by hand shows. */
export interface StoredSetting {
  _id: string
  version: number
  value: unknown
  digest: string
  by: string
  at: number
}

/** What a change would do, in a sentence for operators (Simplified Chinese), with a number where one was counted. */
export interface Effect {
  text: string
  count: number | null
}

/** '1,204 名会员现在符合领取对象': where something was counted the number comes first. */
export const sentenceOf = ({ text, count }: Effect): string =>
  count === null ? text : `${count.toLocaleString('en-US')} ${text}`

export interface Change<T> {
  before: T
  after: T
}

/** Tells what a change would do to today's members. Reads, never writes. */
export type Preview<T> = (context: Context, change: Change<T>) => Promise<Effect[]>

/** Where the document in force is kept. */
export interface RuleStore {
  find(reader: Reader, setting: string): Promise<StoredSetting | null>
  /** @throws DomainError when the change may not be made, whatever the schema says. */
  save(tx: Tx, stored: StoredSetting): Promise<void>
  /** Makes this instance read again at the next request. */
  forget(): void
}

/** A rule document that operators may change. Nouns declare theirs under `rules`. */
export interface RegisteredRules {
  document: RuleDocument<unknown>
  preview: Preview<unknown>
  store: RuleStore
  /** What stands against a change beside the schema, in sentences for operators. */
  problems(context: Context, change: Change<unknown>): Promise<string[]>
  /** Whether a valid edit by hand in the console is adopted at once. Where not, the document is put back. */
  isHandEditable: boolean
}

/**
 * Documents of one kind, any number of them, named `<family>:<key>` by operators. They are kept apart from the shop's
 * rules, so that a warm instance does not load all of them with those.
 */
export interface RuleFamily {
  name: string
  member(key: string): RegisteredRules
  /** The settings that exist, in the order of their names. */
  list(db: Db): Promise<StoredSetting[]>
}

export interface Registry {
  documents: readonly RegisteredRules[]
  families: readonly RuleFamily[]
}
