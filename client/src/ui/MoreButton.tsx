import { View } from '@tarojs/components'
import { refusalText } from '../api/refusal-text'
import type { More } from '../api/use-more'
import { Button } from './Button'
import styles from './MoreButton.module.scss'
import { Notice } from './Notice'

/** Stands below a list: loads its next page, or says why that failed. */
export function MoreButton({ more, children }: { more: More; children: string }) {
  return (
    <>
      {more.error ? (
        <View className={styles.problem}>
          <Notice tone="danger">{refusalText(more.error)}</Notice>
        </View>
      ) : null}
      {more.canLoad ? (
        <View className={styles.more}>
          <Button kind="quiet" size="small" loading={more.loading} onClick={more.load}>
            {children}
          </Button>
        </View>
      ) : null}
    </>
  )
}
