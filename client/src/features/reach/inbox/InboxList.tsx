import { View } from '@tarojs/components'
import { businessDayOf } from '#shared/kernel/business-day'
import { shopToday } from '../../../api/shop-clock'
import type { More } from '../../../api/use-more'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { inParts } from '../../../ui/in-parts'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { RestNote } from '../../../ui/RestNote'
import { Tag } from '../../../ui/Tag'
import { clockText, datedDayText } from '../../../ui/time-text'
import styles from './InboxList.module.scss'
import { type InboxMessage, iconOf, placeOf } from './inbox-text'

type Props = { messages: InboxMessage[]; more: More; onOpen: (link: string, linkId: string | undefined) => void }

/** What the shop wrote, newest first; what had not been seen when the page was opened is marked. */
export function InboxList({ messages, more, onOpen }: Props) {
  if (messages.length === 0) {
    return <Empty picture="ledger" title="还没有消息" note="店里写给你的话、你要过的提醒，都会留在这里" />
  }
  return (
    <>
      <Card inset="rows">
        {inParts(messages).map((part) => (
          <View key={part[0]?.messageId}>
            {part.map((message) => (
              <MessageRow key={message.messageId} message={message} onOpen={onOpen} />
            ))}
          </View>
        ))}
      </Card>
      <MoreButton more={more}>看更早的</MoreButton>
      {more.canLoad ? null : <RestNote>留 180 天 · 这里的消息不占微信提醒次数</RestNote>}
    </>
  )
}

function MessageRow({ message, onOpen }: { message: InboxMessage; onOpen: Props['onOpen'] }) {
  const { title, body, link, linkId, isRead, at } = message
  const today = shopToday()
  const day = businessDayOf(at)
  const place = placeOf(message)
  const isNew = !isRead
  return (
    <ListRow
      icon={iconOf(message)}
      title={
        <View className={styles.head}>
          <View className={styles.title}>{title}</View>
          {isNew ? <Tag tone="accent">新</Tag> : null}
        </View>
      }
      note={<View className={styles.body}>{body}</View>}
      value={day === today ? clockText(at) : datedDayText(day, today)}
      label={`${isNew ? '新，' : ''}${title}，${body}${place ? `，${place}` : ''}`}
      {...(link && place && { onClick: () => onOpen(link, linkId) })}
    />
  )
}
