import { View } from '@tarojs/components'
import { Card } from '../../ui/Card'
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

/** What both sides get and when, before anything can be done about it. The first line is what the two figures say. */
export function TermsCard({ terms }: { terms: Terms }) {
  const [first = '', ...rules] = terms.lines
  return (
    <Card>
      <View className={styles.lead} role="heading" aria-level={2}>
        好友达标后
      </View>
      <View className={styles.sides} aria-label={first} ariaRole="text">
        <SideBox who="你得" side={terms.inviter} />
        <View className={styles.divider} />
        <SideBox who="好友得" side={terms.invitee} />
      </View>
      <View className={styles.rules}>
        {rules.map((line) => (
          <View key={line} className={styles.rule}>
            <View className={styles.dot} aria-hidden />
            <View className={styles.text}>{line}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
