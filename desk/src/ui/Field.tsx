import { type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  help?: ReactNode
  problem?: string | null
  children: (id: string) => ReactNode
}

/** A name, what is typed or chosen under it, and what to know of it. */
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
