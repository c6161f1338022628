import { Textarea, View } from '@tarojs/components'
import styles from './TextArea.module.scss'

type Props = {
  /** For screen readers; shown above only where nothing else on the page says what to write. */
  label: string
  isLabelShown?: boolean
  value: string
  onChange: (value: string) => void
  placeholder: string
  disabled?: boolean
  maxLength?: number
}

/** A few lines of text. It does not grow: WeChat's own does not tell its height in time. */
export function TextArea({ label, isLabelShown, value, onChange, placeholder, disabled, maxLength = 500 }: Props) {
  return (
    <View>
      {isLabelShown ? (
        <View className={styles.label} aria-hidden>
          {label}
        </View>
      ) : null}
      <Textarea
        className={styles.area}
        value={value}
        placeholder={placeholder}
        placeholderClass={styles.placeholder ?? ''}
        disabled={disabled ?? false}
        maxlength={maxLength}
        onInput={(e) => onChange(e.detail.value)}
        aria-label={label}
      />
    </View>
  )
}
