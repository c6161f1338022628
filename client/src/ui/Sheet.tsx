import { ScrollView, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import styles from './Sheet.module.scss'

type Props = PropsWithChildren<{
  open: boolean
  title: string
  onClose: () => void
  /** Stays in place below the content, which scrolls. */
  footer?: ReactNode
}>

function ignore() {}

/** Rises from the bottom over the page, for one question or one explanation. */
export function Sheet({ open, title, onClose, footer, children }: Props) {
  if (!open) return null
  return (
    <View className={styles.layer} catchMove>
      <View className={styles.shade} onClick={onClose} onTouchMove={ignore} aria-hidden />
      <View className={styles.sheet} role="dialog" ariaRole="dialog" aria-label={title} aria-modal>
        <View className={styles.head}>
          <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
            {title}
          </View>
          <Pressable className={styles.close} onClick={onClose} label="关闭">
            <Icon name="close" size={20} />
          </Pressable>
        </View>
        <ScrollView className={styles.scroll} scrollY>
          <View className={styles.content}>{children}</View>
        </ScrollView>
        {footer ? <View className={styles.footer}>{footer}</View> : null}
        <View className={styles.safe} />
      </View>
    </View>
  )
}
