import { Input } from 'antd'
import { useState } from 'react'

interface JsonFieldProps {
  id: string
  label: string
  value: unknown
  onChange(next: unknown): void
}

/** For places whose schema does not describe their form, such as a condition inside a document. */
export function JsonField({ id, label, value, onChange }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value ?? null, null, 2))
  const [isBroken, setBroken] = useState(false)
  return (
    <Input.TextArea
      id={id}
      aria-label={label}
      value={text}
      rows={8}
      status={isBroken ? 'error' : ''}
      onChange={(event) => {
        setText(event.target.value)
        try {
          onChange(JSON.parse(event.target.value))
          setBroken(false)
        } catch {
          setBroken(true)
        }
      }}
    />
  )
}
