import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../../ui/class-names'
import { unbroken } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import styles from './CouponCard.module.scss'
import type { Face } from './coupon-face'
import type { Line } from './coupon-text'

interface Props {
  face: Face
  title: string
  lines: readonly Line[]
  /** At the end of the card: its button, or a mark for its state. */
  act?: ReactNode
  /** Below a hairline, across the card: why it cannot be had, and what would help. */
  foot?: ReactNode
  /** The coupon cannot be used now: drawn without color, but as easy to read. */
  isQuiet?: boolean
  /** Makes the whole card one target; `act` is then only drawn and cannot be tapped. */
  open?: { label: string; onClick: () => void } | undefined
  /** Makes the card's words a target beside a separate button. */
  explain?: { label: string; onClick: () => void } | undefined
}

function Words({ title, lines, explain }: Pick<Props, 'title' | 'lines' | 'explain'>) {
  const words = (
    <>
      <View className={styles.title}>
        {title}
        {explain ? <Icon name="info" size={16} className={styles.more} /> : null}
      </View>
      {lines.map(({ text, tone }) => (
        <View key={text} className={classNames(styles.line, tone && styles[tone])}>
          {unbroken(text)}
        </View>
      ))}
    </>
  )
  if (!explain) return <View className={styles.words}>{words}</View>
  return (
    <Pressable className={styles.words} {...explain}>
      {words}
    </Pressable>
  )
}

/** A coupon as a ticket: its worth at the left of the tear line, what it is at the right. */
export function CouponCard({ face, title, lines, act, foot, isQuiet = false, open, explain }: Props) {
  const ticket = (
    <>
      <View className={styles.ticket}>
        <View className={styles.face}>
          <View className={classNames(styles.figure, face.figure.length > 4 && styles.long)}>
            {face.unit === '¥' ? <View className={styles.currency}>¥</View> : null}
            {face.figure}
            {face.unit === '折' ? <View className={styles.unit}>折</View> : null}
          </View>
          <View className={styles.caption}>{face.caption}</View>
        </View>
        <View className={styles.body}>
          <Words title={title} lines={lines} explain={explain} />
          {act ? <View className={styles.act}>{act}</View> : null}
        </View>
      </View>
      {foot ? <View className={styles.foot}>{foot}</View> : null}
    </>
  )
  const className = classNames(styles.card, isQuiet && styles.quiet)
  if (!open) return <View className={className}>{ticket}</View>
  return (
    <Pressable className={className} {...open}>
      {ticket}
    </Pressable>
  )
}
