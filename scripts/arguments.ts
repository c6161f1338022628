import { type ParseArgsConfig, parseArgs } from 'node:util'
import { PlainError } from '../local-cloud/plain-error'

/** A mistake of whoever typed the command: one sentence instead of a stack. */
export class UsageError extends PlainError {}

export interface Arguments {
  words: string[]
  options: Record<string, string | boolean>
}

/** Reads `--name value`, `--name=value` and, for the flags named, `--name`. */
export function readArguments(argv: readonly string[], known: { values?: string[]; flags?: string[] }): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries([
    ...(known.values ?? []).map((name) => [name, { type: 'string' as const }] as const),
    ...(known.flags ?? []).map((name) => [name, { type: 'boolean' as const }] as const),
  ])
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const given: Arguments['options'] = {}
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' || typeof value === 'boolean') given[name] = value
    }
    return { words: positionals, options: given }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Runs a command; a refusal ends with code 1, a usage mistake with one sentence. */
export function runCommand(main: () => Promise<number | undefined>): void {
  main().then(
    (code) => {
      if (code !== undefined) process.exit(code)
    },
    (error) => {
      console.error(error instanceof PlainError ? error.message : error)
      process.exit(1)
    },
  )
}
