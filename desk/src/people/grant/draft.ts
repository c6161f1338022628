import { type Level, RIGHTS, type Right } from '#shared/kernel/rights'
import type { Grant, GrantScope } from '#shared/people/grant/held'

/** The rights of a person while they are being chosen: one level for each right, all of them for the same place. */
export interface GrantDraft {
  isOwner: boolean
  levels: Partial<Record<Right, Level>>
  scope: GrantScope
}

export const NO_RIGHTS: GrantDraft = { isOwner: false, levels: {}, scope: { kind: 'shop' } }

/** What is sent: nothing beside the ownership, which holds everything. */
export function grantsOf({ isOwner, levels, scope }: GrantDraft): Grant[] {
  if (isOwner) return []
  return RIGHTS.flatMap((right) => {
    const level = levels[right]
    return level ? [{ right, level, scope }] : []
  })
}

/**
 * The draft of what a person holds; null for rights in different places, or twice the same, which one form cannot show
 * and would flatten.
 */
export function draftOf({ isOwner, grants }: { isOwner: boolean; grants: readonly Grant[] }): GrantDraft | null {
  const [first] = grants
  if (!first) return { ...NO_RIGHTS, isOwner }
  const place = JSON.stringify(first.scope)
  const isPlain = grants.every(({ scope }) => JSON.stringify(scope) === place)
  if (!isPlain || new Set(grants.map(({ right }) => right)).size < grants.length) return null
  return { isOwner, levels: Object.fromEntries(grants.map(({ right, level }) => [right, level])), scope: first.scope }
}

/** What is still missing, in words; null when it can be given. */
export function missingIn(draft: GrantDraft): string | null {
  if (draft.isOwner) return null
  if (grantsOf(draft).length === 0) return '至少选一项权限'
  const { scope } = draft
  if (scope.kind === 'stores' && scope.storeIds.length === 0) return '选门店'
  return scope.kind === 'regions' && scope.regions.length === 0 ? '选区域' : null
}
