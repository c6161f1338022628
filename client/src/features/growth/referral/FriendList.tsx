import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { More } from '../../../api/use-more'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { signed } from '../../../ui/figures'
import { inParts } from '../../../ui/in-parts'
import { MoreButton } from '../../../ui/MoreButton'
import { Section } from '../../../ui/Section'
import { Tag } from '../../../ui/Tag'
import styles from './FriendList.module.scss'
import { friendName, joinedText, stateWord } from './friend-text'
import type { Friend } from './invite'

interface Props {
  friends: Friend[]
  today: BusinessDay
  /** Whether an invitation can be sent now: then an empty list invites the member to send one. */
  canInvite: boolean
  more: More
}

function FriendRow({ friend, today }: { friend: Friend; today: BusinessDay }) {
  const { text, tone } = stateWord(friend)
  const name = friendName(friend)
  const joined = joinedText(friend.joinedDay, today)
  const points = friend.points > 0 ? `${signed(friend.points)} 积分` : null
  const label = [name, joined, friend.text, points].filter(Boolean).join('，')
  return (
    <View className={styles.row} aria-label={label} ariaRole="text">
      <View className={styles.head}>
        <View className={styles.name}>{name}</View>
        <View className={styles.joined}>{joined}</View>
        <Tag tone={tone}>{text}</Tag>
      </View>
      <View className={styles.foot}>
        {friend.text === text ? null : <View className={styles.text}>{friend.text}</View>}
        {points ? <View className={styles.points}>{points}</View> : null}
      </View>
    </View>
  )
}

/** The member's friends by the day they joined, each with its state and the reason. */
export function FriendList({ friends, today, canInvite, more }: Props) {
  if (friends.length === 0) {
    const note = canInvite ? '好友通过你的邀请入会后，会显示在这里' : undefined
    return (
      <Section title="我的好友">
        <Card>
          <Empty picture="cup" title="还没有邀请的好友" {...(note ? { note } : {})} />
        </Card>
      </Section>
    )
  }
  return (
    <Section title="我的好友">
      <Card inset="rows">
        {inParts(friends).map((part) => (
          <View key={part[0]?.key}>
            {part.map((friend) => (
              <FriendRow key={friend.key} friend={friend} today={today} />
            ))}
          </View>
        ))}
      </Card>
      <MoreButton more={more}>看更早的</MoreButton>
    </Section>
  )
}
