import type { ReactNode } from 'react'
import { businessDayOf } from '#shared/kernel/business-day'
import { errorNoticeOf } from '../api/refusal-text'
import type { Pages } from '../api/use-pages'
import { Card } from './Card'
import { ErrorNotice } from './ErrorNotice'
import { ListRow } from './ListRow'
import { MoreButton } from './MoreButton'
import { Section } from './Section'
import { Sheet } from './Sheet'
import { Skeleton } from './Skeleton'
import { dayText } from './time-text'

interface Decision {
  by: string
  note: string
  at: number
}

interface CasePage {
  case: { open: number }
  decisions: readonly Decision[]
}

interface Props<P extends CasePage> {
  held: { title: string; open: number }
  /** Page by page what the case holds; the first one brings the case. */
  pages: Pages<P>
  /** What the button for the next page says. */
  moreText: string
  /** The decision for all who wait. */
  deciding: ReactNode
  decisionText: (decision: P['decisions'][number]) => string
  onClose: () => void
  /** What one page holds. */
  children: (page: P) => ReactNode
}

/** One case: what it holds with the reasons, what was decided before, and one decision for all who wait. */
export function CaseSheet<P extends CasePage>(props: Props<P>) {
  const { held, pages, moreText, deciding, decisionText, onClose, children } = props
  const { data, error, loading, refresh } = pages.query
  const [first] = data ?? []
  const waiting = first?.case.open ?? held.open
  return (
    <Sheet open title={held.title} onClose={onClose} footer={first && waiting > 0 ? deciding : null}>
      {data && first ? (
        <>
          {data.flatMap((page) => children(page))}
          <MoreButton more={pages.more}>{moreText}</MoreButton>
          {first.decisions.length > 0 ? (
            <Section title="处理记录">
              <Card inset="rows">
                {first.decisions.map((decision) => (
                  <ListRow
                    key={`${decision.at} ${decision.by} ${decisionText(decision)}`}
                    title={decisionText(decision)}
                    note={`${decision.by}：${decision.note}`}
                    value={dayText(businessDayOf(decision.at))}
                  />
                ))}
              </Card>
            </Section>
          ) : null}
        </>
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Sheet>
  )
}
