import type { ActionSpec, Contract, Output, ParsedInput } from '#shared/kernel/contract'

/** In place of a sample where the act is not done for a reviewer at all. */
export const NOT_DONE = 'not done'

/** What a reviewer of WeChat is answered in place of the shop's own records: made up, at any time in the same way. */
export type Sample<A extends ActionSpec> = ((input: ParsedInput<A>, now: number) => Output<A>) | typeof NOT_DONE

/** By action; the compiler holds each to its contract. */
export type Samples<C extends Contract = Contract> = { [K in keyof C]?: Sample<C[K]> }

/** After that the types of single actions no longer matter. */
export const samples = <C extends Contract>(load: () => Promise<Samples<C>>): (() => Promise<Samples>) => load
