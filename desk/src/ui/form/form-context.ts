import { createContext } from 'react'
import type { Path } from './schema-node'

/** The choices where the schema knows only the form of an id: stores, tiers, coupons. */
export type Choices = Partial<Record<string, { value: string; label: string }[] | undefined>>

export interface Form {
  problems: ReadonlyMap<string, readonly string[]>
  choices: Choices
  change(path: Path, value: unknown): void
}

export const FormContext = createContext<Form>({ problems: new Map(), choices: {}, change: () => undefined })
