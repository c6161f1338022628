import { type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  help?: ReactNode
  problem?: string | null
  children: (id: string) => ReactNode
}

/** An input with its name, and what to know about it. */
export function Field({ label, help, problem, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <span className="help">{help}</span>}
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
