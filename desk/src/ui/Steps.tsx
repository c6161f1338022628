import type { ReactNode } from 'react'

/** Shows the current position among several steps. */
export function Steps({ titles, at }: { titles: readonly string[]; at: number }) {
  return (
    <ol className="steps">
      {titles.map((title, index) => (
        <li key={title} className={index < at ? 'done' : ''} aria-current={index === at ? 'step' : undefined}>
          <span>{index + 1}</span>
          {title}
        </li>
      ))}
    </ol>
  )
}

/** What a step leads to, in words, and the one button that goes on. */
export function StepBar({ says, children }: { says: ReactNode; children: ReactNode }) {
  return (
    <footer className="foot-bar">
      <span className="soft" role="status">
        {says}
      </span>
      {children}
    </footer>
  )
}
