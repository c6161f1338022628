import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './Empty.module.scss'
import { Illustration, type IllustrationName } from './Illustration'

type Props = {
  picture?: IllustrationName
  title: string
  /** What the person can do so that something appears here. */
  note?: string
  action?: ReactNode
}

/** Says that there is nothing here yet, and what would change that. */
export function Empty({ picture = 'cup', title, note, action }: Props) {
  return (
    <View className={styles.empty}>
      <Illustration name={picture} />
      <View className={styles.title}>{title}</View>
      {note ? <View className={styles.note}>{note}</View> : null}
      {action ? <View className={styles.action}>{action}</View> : null}
    </View>
  )
}
