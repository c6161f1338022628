import { shopToday } from '../../../api/shop-clock'
import type { More } from '../../../api/use-more'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { type Said, saidNote, saidTitle, standText } from './said-text'

interface Props {
  said: readonly Said[]
  more: More
  onOpen: (feedbackId: string) => void
}

/** What the member has said to the shop, and whether it was answered. */
export function OwnFeedback({ said, more, onOpen }: Props) {
  if (said.length === 0) {
    return <Empty picture="cup" title="还没有写过" note="结账后在小票上打分，或在这里写给店里，都只给店里看" />
  }
  const today = shopToday()
  return (
    <>
      <Card inset="rows">
        {said.map((each) => {
          const stand = standText(each)
          return (
            <ListRow
              key={each.feedbackId}
              title={saidTitle(each)}
              note={saidNote(each, today)}
              {...(stand !== null && { value: stand })}
              valueTone={each.ticket?.status === 'answered' ? 'accent' : 'soft'}
              {...(each.ticket && { onClick: () => onOpen(each.feedbackId) })}
            />
          )
        })}
      </Card>
      <MoreButton more={more}>看更早的</MoreButton>
    </>
  )
}
