import { isRecord, type Path, withAt } from '../../ui/form/schema-node'

/** A condition while somebody edits it: joins of questions, not yet checked. */
export type Draft = { kind: string } & Record<string, unknown>

export type JoinKind = 'all' | 'any' | 'none'

export const DEPTH_MAX = 6

/** `none` is written as `not` of `any`: none of these holds. */
export function joinKindOf(draft: Draft): JoinKind | null {
  if (draft.kind === 'all' || draft.kind === 'any') return draft.kind
  return draft.kind === 'not' ? 'none' : null
}

export function partsOf(draft: Draft): Draft[] {
  if (draft.kind !== 'not') return (draft.of as Draft[] | undefined) ?? []
  const of = draft.of as Draft
  return of.kind === 'any' ? ((of.of as Draft[] | undefined) ?? []) : [of]
}

export function joined(kind: JoinKind, parts: Draft[]): Draft {
  return kind === 'none' ? { kind: 'not', of: { kind: 'any', of: parts } } : { kind, of: parts }
}

/** The outermost part is always a join, so that there is a place to add to. */
export function asJoin(condition: unknown): Draft {
  const draft = isRecord(condition) && typeof condition.kind === 'string' ? (condition as Draft) : joined('all', [])
  return joinKindOf(draft) === null ? joined('all', [draft]) : draft
}

export function withPart(join: Draft, index: number, part: Draft | null): Draft {
  const parts = partsOf(join)
  const next = part === null ? parts.filter((_, at) => at !== index) : (withAt(parts, [index] as Path, part) as Draft[])
  return joined(joinKindOf(join) ?? 'all', next)
}

export const withAdded = (join: Draft, part: Draft): Draft =>
  joined(joinKindOf(join) ?? 'all', [...partsOf(join), part])

/** Moves one place up or down; at the end it stays. */
export function withMoved(join: Draft, index: number, by: -1 | 1): Draft {
  const parts = [...partsOf(join)]
  const [moved] = parts.splice(index, 1)
  const to = Math.min(parts.length, Math.max(0, index + by))
  if (moved) parts.splice(to, 0, moved)
  return joined(joinKindOf(join) ?? 'all', parts)
}
