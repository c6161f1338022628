import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './Card.module.scss'
import { classNames } from './class-names'
import { Pressable } from './Pressable'

type Props = PropsWithChildren<{
  /** 'rows' leaves the padding to the rows inside; 'tight' keeps a little of it, for grids on narrow phones. */
  inset?: 'roomy' | 'rows' | 'tight'
  /** Makes the whole card one target. */
  onClick?: () => void
  label?: string
}>

export function Card({ inset = 'roomy', onClick, label, children }: Props) {
  const className = classNames(styles.card, styles[inset])
  if (!onClick) return <View className={className}>{children}</View>
  return (
    <Pressable className={className} onClick={onClick} label={label}>
      {children}
    </Pressable>
  )
}
