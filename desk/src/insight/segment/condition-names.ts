import type { NamedKind, Names } from '#shared/base/condition/names'
import { LIFECYCLE_NAMES } from '#shared/insight/lifecycle/lifecycle'
import { STAGE_NAMES } from '#shared/insight/score/why-text'
import type { Choice } from '../../ui/form/form-context'

export type KnownNames = Partial<Record<NamedKind, ReadonlyMap<string, string> | undefined>>

/** What the choices of a condition's questions are called. */
export interface NamedChoices {
  tier: readonly Choice[]
  store: readonly Choice[]
  tag: readonly Choice[]
  group: readonly Choice[]
  segmentId: readonly Choice[]
  product?: readonly Choice[]
}

/** What conditions name, as far as the choices tell it. */
export const namesAmong = ({ tier, store, tag, group, segmentId, product = [] }: NamedChoices): KnownNames => ({
  stage: new Map(Object.entries(STAGE_NAMES)),
  lifecycle: new Map(Object.entries(LIFECYCLE_NAMES)),
  tier: namesOf(tier),
  store: namesOf(store),
  tag: namesOf(tag),
  group: namesOf(group),
  segment: namesOf(segmentId),
  product: namesOf(product),
})

/** A key is no name: while names are on their way nothing stands for them. */
export const calledBy =
  (names: KnownNames): Names =>
  (kind, key) =>
    kind in names && names[kind] === undefined ? '…' : (names[kind]?.get(key) ?? key)

const namesOf = (choices: readonly Choice[]) => new Map(choices.map(({ value, label }) => [value, label]))
