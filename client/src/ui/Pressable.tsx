import { View } from '@tarojs/components'
import type { CSSProperties, PropsWithChildren } from 'react'
import { classNames } from './class-names'
import styles from './Pressable.module.scss'

export type PressableRole = 'button' | 'link' | 'tab' | 'switch' | 'radio'

type Props = PropsWithChildren<{
  onClick?: (() => void) | undefined
  /** What a screen reader says; needed wherever the content does not already say it. */
  label?: string | undefined
  role?: PressableRole
  /** For a tab or a radio: whether it is the chosen one. For a switch: whether it is on. */
  isOn?: boolean
  disabled?: boolean
  busy?: boolean
  className?: string | undefined
  style?: CSSProperties
}>

function roleState(role: PressableRole, isOn: boolean | undefined) {
  if (isOn === undefined) return {}
  return role === 'tab' ? { 'aria-selected': isOn } : { 'aria-checked': isOn }
}

/** Anything that can be tapped. WeChat reads `ariaRole` and browsers read `role`, so both are given. */
export function Pressable(props: Props) {
  const { onClick, label, role = 'button', isOn, disabled = false, busy = false, className, style, children } = props
  const isOff = disabled || busy
  return (
    <View
      className={classNames(styles.pressable, className)}
      style={style}
      hoverClass={isOff ? 'none' : styles.pressed}
      hoverStartTime={20}
      hoverStayTime={100}
      onClick={isOff ? undefined : onClick}
      tabIndex={isOff ? undefined : 0}
      role={role}
      ariaRole={role}
      {...(label ? { 'aria-label': label } : {})}
      {...(disabled ? { 'aria-disabled': true } : {})}
      {...(busy ? { 'aria-busy': true } : {})}
      {...roleState(role, isOn)}
    >
      {children}
    </View>
  )
}
