import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import styles from './Section.module.scss'

type Props = PropsWithChildren<{
  title: string
  /** A minor fact at the end of the title's line. */
  note?: string
  link?: { text: string; onClick: () => void }
}>

export function Section({ title, note, link, children }: Props) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
          {title}
        </View>
        {note ? <View className={styles.note}>{note}</View> : null}
        {link ? (
          <Pressable className={styles.link} role="link" onClick={link.onClick} label={`${title}：${link.text}`}>
            {link.text}
            <Icon name="forward" size={14} />
          </Pressable>
        ) : null}
      </View>
      {children}
    </View>
  )
}
