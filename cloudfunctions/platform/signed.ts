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
  const [first] = fields
  if (first === undefined) return { input, by: actorName(context, typed) }
  const given = input as Record<string, unknown>
  const nameIn = (field: string) => actorName(context, String(given[field] || typed))
  const names = Object.fromEntries(fields.map((field) => [field, nameIn(field)]))
  return { input: { ...given, ...names }, by: nameIn(first) }
}

export function actorFieldsOf({ input }: ActionSpec): string[] {
  const shape = 'shape' in input ? (input.shape as Record<string, unknown>) : {}
  return Object.keys(shape).filter((field) => shape[field] === actorField)
}

function actorName({ person }: Context, typed: string): string {
  if (person) return person.name
  return typed === '' ? UNVERIFIED : `${typed} · ${UNVERIFIED}`
}
