import type { ReactNode } from 'react'

interface Props {
  /** The fields, and a button of type submit. */
  children: ReactNode
  problem: string | null
  onFind: () => void
}

/** A line to type what to find, and below it why nothing can be found. */
export function FindForm({ children, problem, onFind }: Props) {
  return (
    <>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault()
          onFind()
        }}
      >
        {children}
      </form>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
