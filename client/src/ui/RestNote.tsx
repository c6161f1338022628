import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './RestNote.module.scss'

/** Below a list that does not show all there is. */
export function RestNote({ children }: { children: ReactNode }) {
  return <View className={styles.rest}>{children}</View>
}
