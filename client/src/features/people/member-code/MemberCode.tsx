import { View } from '@tarojs/components'
import { tierThemeOf } from '../../../brand/tier-theme'
import { classNames } from '../../../ui/class-names'
import { grouped } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import themes from '../../../ui/tier-theme.module.scss'
import { CodeFace } from './CodeFace'
import styles from './MemberCode.module.scss'
import type { ShownCode } from './use-shown-code'

interface Props {
  shown: ShownCode
  name: string
  tier: { name: string; palette: string }
  points: number
  onPoints: () => void
}

/** The code that the member shows to the clerk. */
export function MemberCode({ shown, name, tier, points, onPoints }: Props) {
  return (
    <View className={styles.card}>
      <View className={classNames(styles.band, themes[tierThemeOf(tier.palette)])}>
        <View className={styles.name}>{name}</View>
        <View className={styles.tier}>{tier.name}会员</View>
      </View>
      <CodeFace of="member" shown={shown} />
      <Pressable className={styles.points} onClick={onPoints} label={`积分 ${points}`}>
        <View>积分</View>
        <View className={styles.value}>
          <View className={styles.number}>{grouped(points)}</View>
          <Icon name="forward" size={16} className={styles.arrow} />
        </View>
      </Pressable>
    </View>
  )
}
