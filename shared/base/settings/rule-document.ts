import type * as z from 'zod'

/** A document that an operator may change: what it is called, what is valid, and what holds until one is stored. */
export interface RuleDocument<T> {
  setting: string
  /** Simplified Chinese, shown to operators. */
  title: string
  /** What it governs, in half a sentence. Simplified Chinese, shown to operators beside the title. */
  about: string
  schema: z.ZodType<T>
  fallback: T
}

export function defineRules<T>(document: RuleDocument<T>): RuleDocument<T> {
  return document
}
