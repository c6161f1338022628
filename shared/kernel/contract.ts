import type * as z from 'zod'
import type { ErrorCode } from './errors'
import type { Level, Right } from './rights'

/**
 * Who may ask for an action, checked before it runs.
 * - `visitor`: anyone with a WeChat identity, member or not
 * - `member`: an active member
 * - `clerk`, `manager`, `region`, `headquarters`: staff of at least that role; services narrow it to their stores
 * - `board`: what headquarters steers by, on its phones and in the cloud console alike
 * - `operator`: the cloud console or the management API, never a phone
 * - `person`: somebody with a role whom the phone or the desk's session names; never the console
 * - `browser`: a browser at the desk, also while nobody is signed in
 * - `till`: a store's till with a signed key, at the function `till`
 */
export type Access =
  | 'visitor'
  | 'member'
  | 'clerk'
  | 'manager'
  | 'region'
  | 'headquarters'
  | 'board'
  | 'operator'
  | 'person'
  | 'browser'
  | 'till'

/** What people steer the shop by. The console may do all of it; anybody else needs the right. */
type GuardedAccess = 'board' | 'operator'

interface GuardedSpec {
  access: GuardedAccess
  right: Right
  /** Left out: a viewer reads, an operator writes. */
  level?: Level
  /** The field of the input that names the store, or the stores, on which alone it acts. */
  within?: string
}

interface OpenSpec {
  access: Exclude<Access, GuardedAccess>
  right?: never
  level?: never
  within?: never
}

interface ActionFace {
  summary: string
  input: z.ZodType
  output: z.ZodType
}

/** Opens no transaction. One that looks at a member may leave a record of the look. */
interface ReadingSpec extends ActionFace {
  effect: 'reads'
  once?: never
}

interface WritingSpec extends ActionFace {
  effect: 'writes'
  /**
   * What keeps its request id to one content. Left out: a record of the request, written before the act.
   * - `own-record`: what the act writes anyway holds the request, or is named by an id of its own. For acts that are
   *   done so often that one record more would be felt
   * - `one-content`: nothing is said in it that could be something else
   */
  once?: 'own-record' | 'one-content'
}

export type ActionSpec = (ReadingSpec | WritingSpec) & (GuardedSpec | OpenSpec)

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
