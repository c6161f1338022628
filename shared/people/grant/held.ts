import { LEVELS, type Level, type Right } from '../../kernel/rights'
import type { StaffRole } from '../staff/role'

/** Where a right holds. */
export type GrantScope =
  | { kind: 'shop' }
  | { kind: 'stores'; storeIds: string[] }
  | { kind: 'regions'; regions: string[] }

export interface Grant {
  right: Right
  level: Level
  scope: GrantScope
}

/** All that a person may do beside the till. An owner may do everything, and gives others their rights. */
export interface HeldRights {
  isOwner: boolean
  grants: readonly Grant[]
}

export interface Need {
  right: Right
  level: Level
  /** The stores that the act names; null for an act on the whole shop. */
  stores: readonly NamedStore[] | null
}

export interface NamedStore {
  storeId: string
  /** Null for a store that there is not. */
  region: string | null
}

export const NOTHING: HeldRights = { isOwner: false, grants: [] }

/** The one rule about rights, for phones, the desk and whoever else asks. */
export function mayDo({ isOwner, grants }: HeldRights, { right, level, stores }: Need): boolean {
  if (isOwner) return true
  const fitting = grants.filter((grant) => grant.right === right && isLevelAtLeast(grant.level, level))
  if (stores === null) return fitting.some(({ scope }) => scope.kind === 'shop')
  return stores.length > 0 && stores.every((store) => fitting.some(({ scope }) => covers(scope, store)))
}

/** What a role brings without a grant: headquarters steer by figures, as on their phones; others see their own stores. */
export function heldByRole(role: StaffRole, storeIds: readonly string[] | null): HeldRights {
  if (role === 'headquarters') {
    const rights = ['reports', 'segments', 'growth'] as const
    return { isOwner: false, grants: rights.map((right) => ({ right, level: 'operator', scope: { kind: 'shop' } })) }
  }
  if (role === 'clerk') return NOTHING
  return {
    isOwner: false,
    grants: [{ right: 'reports', level: 'viewer', scope: { kind: 'stores', storeIds: [...(storeIds ?? [])] } }],
  }
}

export const together = (one: HeldRights, other: HeldRights): HeldRights => ({
  isOwner: one.isOwner || other.isOwner,
  grants: [...one.grants, ...other.grants],
})

export const holdsAnything = ({ isOwner, grants }: HeldRights): boolean => isOwner || grants.length > 0

const isLevelAtLeast = (level: Level, needed: Level) => LEVELS.indexOf(level) >= LEVELS.indexOf(needed)

function covers(scope: GrantScope, { storeId, region }: NamedStore): boolean {
  if (scope.kind === 'shop') return true
  return scope.kind === 'stores' ? scope.storeIds.includes(storeId) : region !== null && scope.regions.includes(region)
}

/** As contracts name it. */
export const viewOf = ({ isOwner, grants }: HeldRights) => ({ isOwner, grants: [...grants] })
