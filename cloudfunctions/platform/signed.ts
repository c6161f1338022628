import type { ActionSpec } from '#shared/kernel/contract'
import { actorField } from '#shared/kernel/fields'
import type { Context } from './context'

/** Behind a name that somebody typed in the console: nobody has checked it. */
export const UNVERIFIED = '控制台（未核实）'

/** An input, and who really asks. */
export interface Signed {
  input: unknown
  by: string
}

/**
 * The input with the name of who really asks in each field for it. A person is known by phone or session, whatever was
 * typed; for the console what was typed is kept, marked as unverified.
 */
export function signed(spec: ActionSpec, input: unknown, context: Context, typed: string): Signed {
  const fields = actorFieldsOf(spec)
  const given = fields.length === 0 ? {} : (input as Record<string, unknown>)
  const names = fields.map((field) => [field, actorName(context, String(given[field] || typed))])
  const [first = ['', actorName(context, typed)]] = names
  return { input: fields.length === 0 ? input : { ...given, ...Object.fromEntries(names) }, by: String(first[1]) }
}

export function actorFieldsOf({ input }: ActionSpec): string[] {
  const shape = 'shape' in input ? (input.shape as Record<string, unknown>) : {}
  return Object.keys(shape).filter((field) => shape[field] === actorField)
}

function actorName({ person }: Context, typed: string): string {
  if (person) return person.name
  return typed === '' ? UNVERIFIED : `${typed} · ${UNVERIFIED}`
}
