import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import styles from './Reason.module.scss'

interface Props {
  text: string
  next?: string | null
  step?: { text: string; onClick: () => void } | null
  /** Set when it has just happened, so that screen readers announce it. */
  tone?: 'done' | 'danger'
}

/** Why it is not possible, what would help, and the way there. */
export function Reason({ text, next, step, tone }: Props) {
  return (
    <View
      className={classNames(styles.reason, tone && styles[tone])}
      {...(tone ? { role: 'status', ariaRole: 'status' } : {})}
    >
      {tone ? <Icon name={tone === 'done' ? 'check' : 'warning'} size={16} /> : null}
      <View className={styles.words}>
        <View className={styles.text}>{text}</View>
        {next ? <View className={styles.next}>{next}</View> : null}
      </View>
      {step ? (
        <View className={styles.step}>
          <Button kind="quiet" size="small" onClick={step.onClick}>
            {step.text}
          </Button>
        </View>
      ) : null}
    </View>
  )
}
