import { View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './Tag.module.scss'

type Props = { children: string; tone?: 'neutral' | 'accent' | 'warm' | 'danger' }

export function Tag({ children, tone = 'neutral' }: Props) {
  return <View className={classNames(styles.tag, styles[tone])}>{children}</View>
}
