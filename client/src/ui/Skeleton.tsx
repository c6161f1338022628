import { View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './Skeleton.module.scss'

type Props = {
  /** 'card' is as high as the member card, 'rows' as a list, 'figure' as one number. */
  shape?: 'card' | 'rows' | 'figure'
  rows?: number
}

/** A placeholder in the shape of the content that is loading. */
export function Skeleton({ shape = 'rows', rows = 3 }: Props) {
  return (
    <View className={classNames(styles.skeleton, styles[shape])} role="status" ariaRole="status" aria-label="正在加载">
      {shape === 'rows'
        ? Array.from({ length: rows }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: gray bars are nothing but their place.
            <View key={index} className={styles.row}>
              <View className={styles.long} />
              <View className={styles.short} />
            </View>
          ))
        : null}
    </View>
  )
}
