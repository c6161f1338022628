import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { Sheet } from '../../../ui/Sheet'
import type { Terms } from './invite'
import styles from './TermsCard.module.scss'

type Side = Terms['inviter']

function SideBox({ who, side }: { who: string; side: Side }) {
  const { points, couponTitle } = side
  return (
    <View className={styles.side}>
      <View className={styles.who}>{who}</View>
      {points > 0 ? (
        <View className={styles.points}>
          <View className={styles.figure}>{points}</View>
          <View className={styles.unit}>积分</View>
        </View>
      ) : null}
      {couponTitle !== null ? (
        <View className={points > 0 ? styles.coupon : styles.couponAlone}>
          {points > 0 ? '和' : ''}“{couponTitle}”一张
        </View>
      ) : null}
    </View>
  )
}

interface Props {
  terms: Terms
  /** What the member can do about the condition; shown below it and above the link to all rules. */
  children?: ReactNode
}

/**
 * What both sides get and under which condition; all other rules are one tap away. Of the terms, the first line repeats
 * the two figures and the second is the condition.
 */
export function TermsCard({ terms, children }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [first = '', condition = '', ...rules] = terms.lines
  return (
    <>
      <Card>
        <View className={styles.lead} role="heading" ariaRole="heading" aria-level={2}>
          好友达标后
        </View>
        <View className={styles.sides} aria-label={first} ariaRole="text">
          <SideBox who="好友得" side={terms.invitee} />
          <View className={styles.divider} />
          <SideBox who="你得" side={terms.inviter} />
        </View>
        <View className={styles.condition}>{condition}</View>
        {children}
        <Pressable className={styles.all} onClick={() => setIsOpen(true)} label="怎么算，看规则">
          <View>怎么算，看规则</View>
          <Icon name="forward" size={16} />
        </Pressable>
      </Card>
      <Sheet open={isOpen} title="邀请规则" onClose={() => setIsOpen(false)}>
        {[condition, ...rules].map((line) => (
          <View key={line} className={styles.rule}>
            <View className={styles.dot} aria-hidden />
            <View className={styles.text}>{line}</View>
          </View>
        ))}
      </Sheet>
    </>
  )
}
