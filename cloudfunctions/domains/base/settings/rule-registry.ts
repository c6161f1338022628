import type { RuleDocument } from '#shared/base/settings/rule-document'
import type { Noun } from '../../../platform/noun/noun'
import type { Preview, RegisteredRules, Registry, RuleStore } from '../../../platform/noun/rules'
import { forgetRules } from './rules.service'
import { findSetting, saveSetting } from './settings.repository'

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

/** Every rule document and family of the shop, as its nouns declare them. */
export async function registryOf(nouns: readonly Noun[]): Promise<Registry> {
  const all: Partial<Registry>[] = await Promise.all(nouns.map(({ rules }) => rules?.() ?? {}))
  return {
    documents: all.flatMap(({ documents = [] }) => documents),
    families: all.flatMap(({ families = [] }) => families),
  }
}

/** The member of a family that a setting's name means; null when no family has that name. */
export function memberOfFamily({ families }: Registry, setting: string): RegisteredRules | null {
  const [name, key] = setting.split(':')
  const family = families.find((candidate) => candidate.name === name)
  return family && key ? family.member(key) : null
}
