import { Card } from '../../ui/Page'
import { momentText } from '../../ui/words'

interface Decision {
  by: string
  note: string
  at: number
}

/** What people decided about a case before, each with who and why; nothing where nobody has. */
export function PastDecisions<T extends Decision>({
  decisions,
  textOf,
}: {
  decisions: readonly T[]
  textOf: (decision: T) => string
}) {
  if (decisions.length === 0) return null
  return (
    <Card title="以前的决定">
      <ul className="plain-list">
        {decisions.map((decision) => (
          <li key={decision.at}>
            {textOf(decision)} · {decision.by} · {momentText(decision.at)} · “{decision.note}”
          </li>
        ))}
      </ul>
    </Card>
  )
}
