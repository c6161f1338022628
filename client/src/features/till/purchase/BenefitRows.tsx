import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import type { Quote } from './QuoteBody'
import { amountText } from './sale-text'

/** What the customer's tier takes off automatically, and why where it takes nothing, because the customer may ask. */
export function BenefitRows({ benefits }: Pick<Quote, 'benefits'>) {
  if (benefits.length === 0) return null
  return (
    <Section title="等级权益" note="自动算">
      <Card inset="rows">
        {benefits.map(({ key, title, discountFen, note }) => (
          <ListRow
            key={key}
            title={title}
            {...(note !== null && { note })}
            value={note === null ? `−${amountText(discountFen)}` : '这一单没有'}
            valueTone={note === null ? 'accent' : 'soft'}
          />
        ))}
      </Card>
    </Section>
  )
}
