import type * as z from 'zod'
import type { ErrorCode } from './errors'

/**
 * Who may ask for an action, checked before it runs.
 * - `visitor`: anyone with a WeChat identity, member or not
 * - `member`: an active member
 * - `clerk`, `manager`, `region`, `headquarters`: staff of at least that role; services narrow it to their stores
 * - `board`: what headquarters steers by, on its phones and in the cloud console alike
 * - `operator`: the cloud console or the management API, never a phone
 */
export type Access = 'visitor' | 'member' | 'clerk' | 'manager' | 'region' | 'headquarters' | 'board' | 'operator'

export interface ActionSpec {
  access: Access
  summary: string
  input: z.ZodType
  output: z.ZodType
}

export type Contract = Record<string, ActionSpec>

/** Keeps the literal types of a contract; adds nothing at run time. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

export type Input<A extends ActionSpec> = z.input<A['input']>
export type ParsedInput<A extends ActionSpec> = z.output<A['input']>
export type Output<A extends ActionSpec> = z.output<A['output']>

/** What travels to a function. `requestId` is made before the first attempt and resent with every retry. */
export interface ActionRequest {
  action: string
  input: unknown
  requestId: string
}

export interface Refusal {
  code: ErrorCode
  requestId: string
  details?: RefusalDetails
}

/** Facts that the sentence for a refusal needs, such as how many points are missing. Never personal data. */
export type RefusalDetails = Record<string, string | number | boolean | null>

export type Reply<T = unknown> = { ok: true; data: T; requestId: string } | { ok: false; error: Refusal }
