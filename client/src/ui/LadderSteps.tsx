import { View } from '@tarojs/components'
import { classNames } from './class-names'
import styles from './LadderSteps.module.scss'

export type LadderStep = {
  /** The day of the streak (or of the month) that brings the reward. */
  at: number
  reward: string
  state: 'reached' | 'next' | 'ahead'
}

const STATE_WORDS = { reached: '已得', next: '下一档', ahead: '还没到' } as const

/** The steps of a ladder side by side; the line is solid up to where the member is. */
export function LadderSteps({ steps, unit = '天' }: { steps: readonly LadderStep[]; unit?: string }) {
  return (
    <View className={styles.ladder}>
      {steps.map(({ at, reward, state }) => (
        <View
          key={at}
          className={classNames(styles.step, styles[state])}
          aria-label={`${at} ${unit} ${reward} ${STATE_WORDS[state]}`}
          ariaRole="text"
        >
          <View className={styles.disc}>{at}</View>
          <View className={styles.reward}>{reward}</View>
        </View>
      ))}
    </View>
  )
}
