import { View } from '@tarojs/components'
import { Button } from './Button'
import styles from './ErrorNotice.module.scss'
import { Illustration } from './Illustration'

type Props = {
  /** What happened, in one sentence. */
  text: string
  /** What to do now. */
  nextStep?: string | undefined
  onRetry?: (() => void) | undefined
  retrying?: boolean
  /** The request id, for the person who is asked for help. */
  requestId?: string | undefined
}

/** Stands in for content that failed to load: what happened, what to do now, one tap to try again. */
export function ErrorNotice({ text, nextStep, onRetry, retrying = false, requestId }: Props) {
  return (
    <View className={styles.error} role="alert" ariaRole="alert">
      <Illustration name="spilled" />
      <View className={styles.text}>{text}</View>
      {nextStep ? <View className={styles.nextStep}>{nextStep}</View> : null}
      {onRetry ? (
        <View className={styles.retry}>
          <Button kind="quiet" size="small" icon="refresh" loading={retrying} onClick={onRetry}>
            再试一次
          </Button>
        </View>
      ) : null}
      {requestId ? <View className={styles.requestId}>编号 {requestId}</View> : null}
    </View>
  )
}
