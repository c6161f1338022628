import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { classNames } from '../../../ui/class-names'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import { TextArea } from '../../../ui/TextArea'
import type { Rating, RatingAnswer } from './RatingCard'
import styles from './RatingCard.module.scss'

interface Props {
  purchaseId: string
  asked: RatingAnswer
  score: number
  onFold: () => void
  onTold: (rating: Rating) => void
  onOutdated: () => void
}

/** What was not good, by taps and in words; all of it may be left out. */
export function RatingWords({ purchaseId, asked, score, onFold, onTold, onOutdated }: Props) {
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const rate = useMutation('feedback.rate', { onDone: ({ rating }) => onTold(rating), onError: onOutdated })
  const toggle = (reason: string) =>
    setReasons(reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason])
  const said = text.trim()
  const isEmpty = reasons.length === 0 && said === ''
  return (
    <View className={styles.words}>
      <View className={styles.question}>哪里不好，可以点几样</View>
      <View className={styles.reasons}>
        {asked.reasons.map((reason) => (
          <Pressable
            key={reason}
            role="switch"
            isOn={reasons.includes(reason)}
            className={classNames(styles.reason, reasons.includes(reason) && styles.picked)}
            onClick={() => toggle(reason)}
          >
            {reason}
          </Pressable>
        ))}
      </View>
      <TextArea label="想多说一句" placeholder="想多说一句就写在这里" value={text} onChange={setText} />
      <View className={styles.promise}>
        {`店里 ${asked.seenHours} 小时内有人看，${asked.answerHours} 小时内在“我的 · 意见和答复”里答复。只给店里看，打几分都不影响积分。`}
      </View>
      {rate.error ? <Notice tone="danger">{refusalText(rate.error)}</Notice> : null}
      <View className={styles.acts}>
        <Button kind="quiet" onClick={onFold} disabled={rate.running}>
          不写了
        </Button>
        <Button
          loading={rate.running}
          disabled={isEmpty}
          onClick={() => void rate.run({ purchaseId, score, reasons: [...reasons], text: said })}
        >
          告诉店里
        </Button>
      </View>
    </View>
  )
}
