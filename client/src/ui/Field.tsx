import { Input, Picker, View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './Field.module.scss'
import { Icon } from './Icon'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** 'amount' is yuan as typed ('46' or '46.50'), 'date' a day 'YYYY-MM-DD'. */
  kind?: 'text' | 'number' | 'amount' | 'date'
  placeholder?: string
  /** What is wrong and what would be right; shown in place of the hint. */
  error?: string | undefined
  hint?: string
  disabled?: boolean
  maxLength?: number
  /** Bounds of a date, and the day at which the wheels start while no date is chosen. */
  from?: string
  to?: string
  startAt?: string
}

const INPUT_TYPES = { text: 'text', number: 'number', amount: 'digit' } as const

function DateValue({ label, value, onChange, placeholder = '请选择', disabled, from, to, startAt = '' }: Props) {
  const shown = (
    <View className={styles.date}>
      <View className={value ? styles.value : styles.placeholder}>{value || placeholder}</View>
      <Icon name="down" size={16} className={styles.arrow} />
    </View>
  )
  if (disabled) return shown
  return (
    <Picker
      mode="date"
      value={value || startAt}
      start={from}
      end={to}
      onChange={(e) => onChange(e.detail.value)}
      aria-label={`${label} ${value || placeholder}`}
      ariaRole="button"
    >
      {shown}
    </Picker>
  )
}

/** An input with its name above and its error below. */
export function Field(props: Props) {
  const { label, value, onChange, kind = 'text', placeholder, error, hint, disabled = false, maxLength = 40 } = props
  return (
    <View className={classNames(styles.field, disabled && styles.disabled)}>
      <View className={styles.label} aria-hidden>
        {label}
      </View>
      <View className={classNames(styles.line, Boolean(error) && styles.wrong)}>
        {kind === 'date' ? (
          <DateValue {...props} />
        ) : (
          <>
            {kind === 'amount' ? <View className={styles.currency}>¥</View> : null}
            <Input
              className={classNames(styles.input, kind === 'amount' && styles.amount)}
              type={INPUT_TYPES[kind]}
              value={value}
              placeholder={placeholder}
              placeholderClass={styles.placeholder}
              disabled={disabled}
              maxlength={maxLength}
              onInput={(e) => onChange(e.detail.value)}
              aria-label={label}
            />
          </>
        )}
      </View>
      {error ? (
        <View className={styles.error} role="alert" ariaRole="alert">
          {error}
        </View>
      ) : hint ? (
        <View className={styles.hint}>{hint}</View>
      ) : null}
    </View>
  )
}
