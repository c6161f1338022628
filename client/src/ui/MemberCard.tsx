import { View } from '@tarojs/components'
import type { TierTheme } from '../brand/brand'
import { classNames } from './class-names'
import { Icon } from './Icon'
import styles from './MemberCard.module.scss'
import { PointsFigure } from './PointsFigure'
import { Pressable } from './Pressable'
import { ProgressBar } from './ProgressBar'
import themes from './tier-theme.module.scss'

type Props = {
  theme: TierTheme
  name: string
  /** The tier and how long it lasts: 翡翠会员 · 至 2027年3月. */
  tierText: string
  points: number
  /** What the member should know now: points that end soon, coupons. Two at most. */
  notes?: readonly string[]
  growth?: {
    value: number
    total: number
    text: string
    /** How much is missing, and for which tier. */
    nextText: string
  }
  onTier?: () => void
  onPoints?: () => void
  onShowCode?: () => void
}

function Growth({ value, total, text, nextText }: NonNullable<Props['growth']>) {
  return (
    <View className={styles.growth}>
      <ProgressBar value={value} total={total} label={`${text}，${nextText}`} />
      <View className={styles.growthWords}>
        <View>{text}</View>
        <View className={styles.next}>{nextText}</View>
      </View>
    </View>
  )
}

/** Who the member is and what they have, in the colors of their tier. */
export function MemberCard({ theme, name, tierText, points, notes = [], growth, onTier, onPoints, onShowCode }: Props) {
  const figure = <PointsFigure value={points} size="hero" label="积分" />
  return (
    <View className={classNames(styles.card, themes[theme])}>
      <View className={styles.rings} aria-hidden />
      {onShowCode ? (
        <Pressable className={styles.code} onClick={onShowCode} label="出示会员码">
          <Icon name="code" size={24} />
        </Pressable>
      ) : (
        <Icon name="leaf" size={30} className={styles.leaf} />
      )}
      <View className={styles.who}>
        <View className={styles.name}>{name}</View>
        {onTier ? (
          <Pressable className={styles.tier} onClick={onTier} label={`等级：${tierText}`}>
            <View className={styles.tierText}>{tierText}</View>
            <Icon name="forward" size={12} />
          </Pressable>
        ) : (
          <View className={styles.tier}>{tierText}</View>
        )}
      </View>
      <View className={styles.middle}>
        {onPoints ? (
          <Pressable className={styles.points} onClick={onPoints} label={`积分 ${points}`}>
            {figure}
          </Pressable>
        ) : (
          figure
        )}
        <View className={styles.notes}>
          {notes.map((note) => (
            <View key={note}>{note}</View>
          ))}
        </View>
      </View>
      {growth ? <Growth {...growth} /> : null}
    </View>
  )
}
