import { View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './Icon.module.scss'
import { ICON_PATHS, type IconName } from './icon-paths'
import { strokePicture, svgDataUri } from './svg'

type Props = {
  name: IconName
  /** Logical pixels; 20 unless told. */
  size?: number
  className?: string
  /** Given only when the icon stands alone; beside a word it stays silent. */
  label?: string
}

const masks = new Map<IconName, string>()

function maskOf(name: IconName): string {
  const known = masks.get(name)
  if (known) return known
  const mask = `url("${svgDataUri(strokePicture(ICON_PATHS[name]))}")`
  masks.set(name, mask)
  return mask
}

/** A line icon in the color of the text around it: the picture is only a mask. */
export function Icon({ name, size = 20, className, label }: Props) {
  return (
    <View
      className={classNames(styles.icon, className)}
      style={{ '--icon': maskOf(name), '--icon-size': `${size}px` }}
      {...(label ? { 'aria-label': label, ariaRole: 'img', role: 'img' } : { 'aria-hidden': true })}
    />
  )
}
