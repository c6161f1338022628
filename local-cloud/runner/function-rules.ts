import fs from 'node:fs'
import * as z from 'zod'

const rulesSchema = z.record(
  z.string(),
  z.strictObject({ invoke: z.union([z.boolean(), z.literal('auth != null'), z.literal('true'), z.literal('false')]) }),
)

/** Security rules of functions: who with a phone may call what. Timers and the console stand outside of them. */
export type FunctionRules = z.infer<typeof rulesSchema>

// The rule of an environment in which nobody has written one.
export const DEFAULT_RULES: FunctionRules = { '*': { invoke: 'auth != null' } }

export function readFunctionRules(file: string): FunctionRules {
  if (!fs.existsSync(file)) return DEFAULT_RULES
  const parsed = rulesSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** A rule of the function's own replaces the one for `*`; without either nobody may. */
export function phoneMayInvoke(rules: FunctionRules, functionName: string, isSignedIn: boolean): boolean {
  const own = Object.hasOwn(rules, functionName) ? rules[functionName] : undefined
  const invoke = (own ?? rules['*'])?.invoke ?? false
  return invoke === 'auth != null' ? isSignedIn : invoke === true || invoke === 'true'
}
