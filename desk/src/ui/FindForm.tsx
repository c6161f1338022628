import type { ReactNode } from 'react'

interface Props {
  /** The fields and the button, which is of type submit. */
  children: ReactNode
  problem: string | null
  onFind: () => void
}

/** A line in which somebody types what is to be found, and below it why it cannot be. */
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
