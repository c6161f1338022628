import { Input } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './Field'

interface TextFieldProps {
  label: string
  help?: ReactNode
  /** What is wrong with it. */
  problem?: string | null
  value: string
  maxLength?: number
  /** From two on it is a box of several lines. */
  rows?: number
  /** Whether it says how much of `maxLength` is written. */
  showCount?: boolean
  placeholder?: string
  status?: 'error' | ''
  onChange(value: string): void
}

/** A named text. */
export function TextField({ label, help, problem, rows = 1, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} problem={problem ?? null}>
      {(id) =>
        rows > 1 ? (
          <Input.TextArea id={id} rows={rows} onChange={({ target }) => onChange(target.value)} {...input} />
        ) : (
          <Input id={id} onChange={({ target }) => onChange(target.value)} {...input} />
        )
      }
    </Field>
  )
}
