import { View } from '@tarojs/components'
import type { TierTheme } from '../brand/brand'
import { classNames } from './class-names'
import { Icon } from './Icon'
import styles from './TierBadge.module.scss'
import themes from './tier-theme.module.scss'

type Props = { theme: TierTheme; name: string }

/** The tier's name in the tier's own colors. */
export function TierBadge({ theme, name }: Props) {
  return (
    <View className={classNames(styles.badge, themes[theme])}>
      <Icon name="leaf" size={14} className={styles.mark} />
      <View className={styles.name}>{name}</View>
    </View>
  )
}
