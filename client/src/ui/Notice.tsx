import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './Icon'
import type { IconName } from './icon-names'
import styles from './Notice.module.scss'

type Tone = 'info' | 'success' | 'warm' | 'danger'

type Props = {
  tone?: Tone
  children: ReactNode
  /** A small button at the end of the sentence. */
  action?: ReactNode
}

const TONE_ICONS: Record<Tone, IconName> = { info: 'info', success: 'check', warm: 'clock', danger: 'warning' }

/** One sentence inside the page. Screen readers hear it when it appears. */
export function Notice({ tone = 'info', children, action }: Props) {
  return (
    <View className={classNames(styles.notice, styles[tone])} role="status" ariaRole="status">
      <Icon name={TONE_ICONS[tone]} size={18} className={styles.icon} />
      <View className={styles.text}>{children}</View>
      {action ? <View className={styles.action}>{action}</View> : null}
    </View>
  )
}
