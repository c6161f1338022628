import { createContext, type ReactNode } from 'react'
import type { Path } from './schema-node'

/** The choices where the schema knows only the form of an id: stores, tiers, coupons. */
export type Choices = Partial<Record<string, Choice[] | undefined>>

export interface Choice {
  value: string
  label: string
  /** Shown where it was chosen before, and chosen no more. */
  disabled?: boolean
}

/** How a stored number is shown and typed: `value / scale`, in a unit. */
export interface Amount {
  scale: number
  unit: string
}

/** '¥85,000', '70%', '1,100 人' */
export function amountText({ scale, unit }: Amount, value: number): string {
  const shown = Math.round((value / scale) * 100) / 100
  const text = shown.toLocaleString('en-US')
  return unit === '元' ? `¥${text}` : unit === '%' ? `${text}%` : `${text} ${unit}`
}

export interface Form {
  problems: ReadonlyMap<string, readonly string[]>
  choices: Choices
  change(path: Path, value: unknown): void
  /** For numbers whose unit another field of the document says. */
  amountAt?: ((path: Path) => Amount | null) | undefined
  draws?: Draws | undefined
}

/** Draws a place of a document in a way of its own, such as a condition; null for every other place, which its schema draws. */
export type Draws = (path: Path, value: unknown, change: (next: unknown) => void) => ReactNode | null

export const FormContext = createContext<Form>({ problems: new Map(), choices: {}, change: () => undefined })
