import { InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './Field'

interface NumberFieldProps {
  label: string
  help?: ReactNode
  value: number | null
  /** Said behind the number, inside its box. */
  unit?: string
  min?: number
  max?: number
  /** Without it whole numbers only. */
  decimals?: number
  step?: number
  /** Null where the box is empty. */
  onChange(value: number | null): void
}

/** A named number with its unit in one box. */
export function NumberField({ label, help, unit, decimals = 0, ...input }: NumberFieldProps) {
  return (
    <Field label={label} help={help}>
      {(id) => <InputNumber id={id} precision={decimals} suffix={unit} style={{ width: '100%' }} {...input} />}
    </Field>
  )
}
