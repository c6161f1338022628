import { View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './Icon.module.scss'
import { ICON_NAMES, type IconName } from './icon-names'

type Props = {
  name: IconName
  /** Logical pixels; 20 by default. */
  size?: number
  className?: string
  /** Given only when the icon stands alone; beside a word, screen readers skip it. */
  label?: string
}

/**
 * A line icon in the color of the text around it. The picture is only a mask and is stored once, in the style sheet.
 */
export function Icon({ name, size = 20, className, label }: Props) {
  return (
    <View
      className={classNames(styles.icon, className)}
      style={{ '--icon': String(ICON_NAMES.indexOf(name)), '--icon-size': `${size}px` }}
      {...(label ? { 'aria-label': label, ariaRole: 'img', role: 'img' } : { 'aria-hidden': true })}
    />
  )
}
