import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'

type Props = Pick<ActionOutput<'coupon.get'>, 'stores'>

const SHOWN_AT_FIRST = 3

/** The open stores that take this coupon. */
export function StoreList({ stores }: Props) {
  const [isWhole, setIsWhole] = useState(false)
  if (stores.length === 0) return null
  const isCut = !isWhole && stores.length > SHOWN_AT_FIRST
  return (
    <Section
      title="可用门店"
      {...(isCut
        ? { link: { text: `全部 ${stores.length} 家`, onClick: () => setIsWhole(true) } }
        : { note: `${stores.length} 家` })}
    >
      <Card inset="rows">
        {(isCut ? stores.slice(0, SHOWN_AT_FIRST) : stores).map(({ storeId, name, address }) => (
          <ListRow key={storeId} icon="store" title={name} note={address} />
        ))}
      </Card>
    </Section>
  )
}
