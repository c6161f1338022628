import { InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { Field } from './Field'

interface MoneyFieldProps {
  label: string
  help?: ReactNode
  fen: number | null
  /** Null where the box is empty. */
  onChange(fen: number | null): void
}

/** A named amount: typed in yuan, kept in fen. */
export function MoneyField({ label, help, fen, onChange }: MoneyFieldProps) {
  return (
    <Field label={label} help={help}>
      {(id) => (
        <InputNumber
          id={id}
          value={fen === null ? null : fen / 100}
          min={0}
          precision={2}
          prefix="¥"
          style={{ width: '100%' }}
          onChange={(yuan) => onChange(yuan === null ? null : Math.round(yuan * 100))}
        />
      )}
    </Field>
  )
}
