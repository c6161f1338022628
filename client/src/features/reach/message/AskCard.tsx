import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { readStored, writeStored } from '../../../platform/storage'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import styles from './AskCard.module.scss'
import type { About, Asking, Reminder } from './use-reminder'

interface Props {
  reminder: Reminder
  asking: Asking
  title: string
  note: string
  /** What the button promises, such as 明天提醒我. */
  act: string
  about?: About
}

const DAY_MS = 86_400_000
/** Who does not want it is not asked again for so long. */
const REST_DAYS = 30
const keyOf = ({ purpose }: Reminder) => `no-reminder:${purpose}`

/** Asks once, after something that the member did, whether to be reminded. Both answers are of one size. */
export function AskCard({ reminder, asking, title, note, act, about }: Props) {
  const key = keyOf(reminder)
  const [isResting, setResting] = useState(() => Number(readStored(key) ?? 0) > Date.now() - REST_DAYS * DAY_MS)
  const answer = asking.answered[reminder.purpose]
  if (answer === 'accept') {
    return (
      <Card>
        <View className={styles.done} role="status" ariaRole="status">
          <Icon name="check" size={18} />
          <View>会提醒你。在“我的 → 提醒”里可以关</View>
        </View>
      </Card>
    )
  }
  if (isResting || answer === 'reject') return null
  const rest = () => {
    writeStored(key, Date.now())
    setResting(true)
  }
  return (
    <Card>
      <View className={styles.head}>
        <View className={styles.bell}>
          <Icon name="clock" size={20} />
        </View>
        <View className={styles.words}>
          <View className={styles.title}>{title}</View>
          <View className={styles.note}>{note}</View>
        </View>
      </View>
      {asking.error ? <Notice tone="danger">{refusalText(asking.error)}</Notice> : null}
      <View className={styles.acts}>
        <View className={styles.act}>
          <Button kind="quiet" onClick={rest}>
            不用
          </Button>
        </View>
        <View className={styles.act}>
          <Button kind="quiet" loading={asking.running} onClick={() => asking.ask(reminder.purpose, about)}>
            {act}
          </Button>
        </View>
      </View>
      {asking.error ? null : <View className={styles.after}>接下来微信会再问一次，由你决定</View>}
    </Card>
  )
}
