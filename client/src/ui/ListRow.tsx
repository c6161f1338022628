import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './Icon'
import type { IconName } from './icon-names'
import styles from './ListRow.module.scss'
import { Pressable } from './Pressable'

type Props = {
  title: ReactNode
  note?: ReactNode
  /** At the end of the row: a figure, a state or a small button. */
  value?: ReactNode
  valueTone?: 'soft' | 'strong' | 'accent' | 'warm'
  icon?: IconName
  onClick?: () => void
  /** The whole row in one sentence, for screen readers; the title by default. */
  label?: string
  disabled?: boolean
  busy?: boolean
}

/** A line of a list in a `Card inset="rows"`, with a hairline between it and the one before. */
export function ListRow(props: Props) {
  const { title, note, value, valueTone = 'soft', icon, onClick, label, disabled = false, busy = false } = props
  const content = (
    <>
      {icon ? <Icon name={icon} size={22} className={styles.icon} /> : null}
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {note ? <View className={styles.note}>{note}</View> : null}
      </View>
      {busy ? (
        <View className={styles.value}>请稍候</View>
      ) : value !== undefined ? (
        <View className={classNames(styles.value, styles[valueTone])}>{value}</View>
      ) : null}
      {onClick && !disabled && !busy ? <Icon name="forward" size={16} className={styles.arrow} /> : null}
    </>
  )
  const className = classNames(styles.row, disabled && styles.disabled)
  if (!onClick) return <View className={className}>{content}</View>
  return (
    <Pressable
      className={className}
      onClick={onClick}
      disabled={disabled}
      busy={busy}
      label={label ?? (typeof title === 'string' ? title : undefined)}
    >
      {content}
    </Pressable>
  )
}
