import { useState } from 'react'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import type { Balance } from './BalanceCard'
import { lotEndText } from './entry-text'

const SHOWN_AT_FIRST = 3

/** Which points end when; those that end next are spent first. */
export function LotList({ lots }: Pick<Balance, 'lots'>) {
  const [isWhole, setIsWhole] = useState(false)
  if (lots.length === 0) return null
  const isCut = !isWhole && lots.length > SHOWN_AT_FIRST
  return (
    <Section
      title="有效期"
      {...(isCut
        ? { link: { text: `全部 ${lots.length} 批`, onClick: () => setIsWhole(true) } }
        : { note: '先到期的先用' })}
    >
      <Card inset="rows">
        {(isCut ? lots.slice(0, SHOWN_AT_FIRST) : lots).map(({ endsMonth, endsDay, points }) => (
          <ListRow key={endsMonth ?? 'never'} title={lotEndText(endsDay)} value={`${grouped(points)} 积分`} />
        ))}
      </Card>
    </Section>
  )
}
