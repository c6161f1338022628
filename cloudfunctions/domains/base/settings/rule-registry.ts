import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { Context } from '../../../platform/context'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import { forgetRules } from './rules.service'
import { findSetting, type StoredSetting, saveSetting } from './settings.repository'

export type { StoredSetting } from './settings.repository'

/** What a change would do, in a sentence for operators (Simplified Chinese), with a number where one was counted. */
export interface Effect {
  text: string
  count: number | null
}

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

/** A rule document that the settings know: `rule-documents.ts` lists all of them. */
export interface RegisteredRules {
  document: RuleDocument<unknown>
  preview: Preview<unknown>
  store: RuleStore
  /** What stands against a change beside the schema, in sentences for operators. */
  problems(context: Context, change: Change<unknown>): Promise<string[]>
  /** A valid edit by hand in the console holds at once; where it may not, the document is put back. */
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

const settingsStore: RuleStore = { find: findSetting, save: saveSetting, forget: forgetRules }

/** Pairs a document with its preview; the type of the rules only matters inside. */
export function register<T>(document: RuleDocument<T>, preview: Preview<T>): RegisteredRules {
  // Both take what the document's own schema has accepted, so the erased type is always the right one.
  return {
    document,
    preview: preview as Preview<unknown>,
    store: settingsStore,
    problems: async () => [],
    isHandEditable: true,
  }
}

/** For rules that only act on what happens from now on: nobody's present state changes. */
export function fromNowOn(...sentences: string[]): Preview<unknown> {
  return async () => sentences.map((text) => ({ text, count: null }))
}

/** The member of a family that a setting's name means; null when no family has that name. */
export function memberOfFamily({ families }: Registry, setting: string): RegisteredRules | null {
  const [name, key] = setting.split(':')
  const family = families.find((candidate) => candidate.name === name)
  return family && key ? family.member(key) : null
}
