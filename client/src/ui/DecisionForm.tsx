import { View } from '@tarojs/components'
import { Button } from './Button'
import styles from './DecisionForm.module.scss'
import { Field } from './Field'
import { Notice } from './Notice'

interface Props {
  note: string
  onNote: (note: string) => void
  /** What is said against those who wait. */
  refuse: string
  running: boolean
  /** Why the last decision was not taken; null where nothing went wrong. */
  problem: string | null
  onDecide: (decision: 'release' | 'refuse') => void
}

/** A decision about what is held, for or against, that takes a reason. */
export function DecisionForm({ note, onNote, refuse, running, problem, onDecide }: Props) {
  const isReady = note.trim().length > 0
  return (
    <>
      <Field label="理由" value={note} onChange={onNote} placeholder="会留在记录里，会员看不到" maxLength={100} />
      {problem === null ? null : <Notice tone="danger">{problem}</Notice>}
      <View className={styles.acts}>
        <Button kind="quiet" disabled={!isReady} loading={running} onClick={() => onDecide('refuse')}>
          {refuse}
        </Button>
        <Button disabled={!isReady} loading={running} onClick={() => onDecide('release')}>
          放行
        </Button>
      </View>
    </>
  )
}
