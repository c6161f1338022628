import { type ButtonProps, Button as NativeButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './Button.module.scss'
import { classNames } from './class-names'
import { Icon } from './Icon'
import type { IconName } from './icon-names'
import { Pressable } from './Pressable'

type Props = {
  children: ReactNode
  kind?: 'primary' | 'quiet' | 'danger' | 'plain'
  /** 'small' is for a row or a card and is as wide as its words. */
  size?: 'large' | 'small'
  icon?: IconName
  loading?: boolean
  disabled?: boolean
  /** Why the button is disabled and what would change that; shown below, so that nobody taps in vain. */
  reason?: string | undefined
  label?: string
  onClick?: () => void
  /** Acts that WeChat allows only its own button (phone number, avatar, sending a form…), with their answer. */
  native?: Pick<
    ButtonProps,
    'openType' | 'formType' | 'onGetPhoneNumber' | 'onChooseAvatar' | 'onOpenSetting' | 'onContact'
  >
}

function Face({ icon, loading, children }: Pick<Props, 'icon' | 'loading' | 'children'>) {
  return (
    <View className={styles.face}>
      {loading ? <View className={styles.spinner} /> : icon ? <Icon name={icon} size={18} /> : null}
      <View className={styles.words}>{children}</View>
    </View>
  )
}

export function Button(props: Props) {
  const {
    children,
    kind = 'primary',
    size = 'large',
    icon,
    loading = false,
    disabled = false,
    reason,
    label,
    onClick,
    native,
  } = props
  const className = classNames(styles.button, styles[kind], styles[size], disabled && styles.disabled)
  const face = (
    <Face icon={icon} loading={loading}>
      {children}
    </Face>
  )
  return (
    <View className={size === 'large' ? styles.block : styles.inline}>
      {native && !disabled && !loading ? (
        <NativeButton
          className={classNames(styles.native, className)}
          hoverClass={styles.pressed}
          aria-label={label}
          {...native}
        >
          {face}
        </NativeButton>
      ) : (
        <Pressable className={className} onClick={onClick} disabled={disabled} busy={loading} label={label}>
          {face}
        </Pressable>
      )}
      {disabled && reason ? <View className={styles.reason}>{reason}</View> : null}
    </View>
  )
}
