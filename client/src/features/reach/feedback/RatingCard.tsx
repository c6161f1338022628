import { View } from '@tarojs/components'
import { useState } from 'react'
import { isLow } from '#shared/reach/feedback/low-score'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import styles from './RatingCard.module.scss'
import { RatingWords } from './RatingWords'

export type RatingAnswer = ActionOutput<'feedback.getRating'>
export type Rating = ActionOutput<'feedback.rate'>['rating']

const WORDS = ['很差', '不好', '一般', '不错', '很好'] as const

interface Props {
  purchaseId: string
  asked: RatingAnswer
  onRated: (rating: Rating) => void
  /** The refusal may be of something that is shown wrong by now. */
  onOutdated: () => void
  onOpen: (feedbackId: string) => void
}

/** One tap says how it was. Three or less unfolds what to say of it; nothing is asked of whoever was content. */
export function RatingCard({ purchaseId, asked, onRated, onOutdated, onOpen }: Props) {
  const [isFolded, setIsFolded] = useState(false)
  const rate = useMutation('feedback.rate', { onDone: ({ rating }) => onRated(rating), onError: onOutdated })
  const { rating } = asked
  if (rating === null && !asked.canRate) return null
  const canTap = rating === null || rating.canChange
  const tap = (score: number) => {
    if (!canTap || score === rating?.score) return
    setIsFolded(false)
    void rate.run({ purchaseId, score, reasons: [], text: '' })
  }
  return (
    <View className={styles.section}>
      <Card>
        <View className={styles.head}>
          <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
            这次怎么样
          </View>
          <View className={styles.note}>{rating?.canChange ? '5 分钟内能改' : '只给店里看，不公开'}</View>
        </View>
        <View className={styles.marks} role="radiogroup" ariaRole="radiogroup">
          {WORDS.map((word, index) => {
            const score = index + 1
            const isOn = rating?.score === score
            return (
              <Pressable
                key={word}
                role="radio"
                isOn={isOn}
                className={styles.mark}
                label={`${score} 分，${word}`}
                disabled={!canTap && !isOn}
                busy={rate.running}
                onClick={() => tap(score)}
              >
                <View className={classNames(styles.disc, isOn && styles.chosen)}>{score}</View>
                <View className={styles.word}>{word}</View>
              </Pressable>
            )
          })}
        </View>
        {rate.error ? <Notice tone="danger">{refusalText(rate.error)}</Notice> : null}
        {rating ? (
          <AfterMark
            {...{ purchaseId, asked, rating, isFolded, onRated, onOutdated, onOpen }}
            onFold={() => setIsFolded(true)}
          />
        ) : null}
      </Card>
    </View>
  )
}

type AfterProps = Props & { rating: Rating; isFolded: boolean; onFold: () => void }

function AfterMark({ purchaseId, asked, rating, isFolded, onRated, onOutdated, onOpen, onFold }: AfterProps) {
  const { score, reasons, text, ticket, feedbackId } = rating
  const isAnswered = ticket?.answeredAt != null
  // A mark that was corrected may have been answered as it stood before.
  if (!isAnswered && (score === null || !isLow(score))) return <View className={styles.thanks}>谢谢，店里看得到</View>
  const hasSaid = reasons.length > 0 || text !== ''
  if (score !== null && !hasSaid && !isFolded && ticket?.status === 'open') {
    return <RatingWords {...{ purchaseId, asked, score, onFold, onOutdated }} onTold={onRated} />
  }
  return (
    <Pressable className={styles.told} role="link" onClick={() => onOpen(feedbackId)}>
      <View className={styles.toldText}>{isAnswered ? '店里答复你了' : '已经告诉店里'}</View>
      <View className={styles.link}>{isAnswered ? '看答复' : '看看'}</View>
    </Pressable>
  )
}
