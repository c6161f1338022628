import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './RestNote.module.scss'

/** Stands below a list that is cut short, and says so. */
export function RestNote({ children }: { children: ReactNode }) {
  return <View className={styles.rest}>{children}</View>
}
