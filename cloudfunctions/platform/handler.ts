import type { ActionSpec, Contract, Output, ParsedInput } from '#shared/kernel/contract'
import type { ContextFor } from './context'

export type Handler<A extends ActionSpec> = (
  input: ParsedInput<A>,
  context: ContextFor<A['access']>,
) => Promise<Output<A>>

/** One handler for every action of a contract; the compiler names a missing one. */
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> }
