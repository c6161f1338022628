import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import styles from './TagCheckRow.module.scss'

const ANSWERS = [
  { answer: 'right', text: '对' },
  { answer: 'wrong', text: '不对' },
  { answer: 'unsure', text: '说不准' },
] as const

interface Props {
  storeId: string
  member: { memberCode: string; proof: string }
}

/**
 * While the shop checks its tags: the one of the member in front that the clerk is asked about. It stands beside the sale
 * and holds nothing up; whoever goes on without an answer has answered nothing.
 */
export function TagCheckRow({ storeId, member }: Props) {
  const { data } = useQuery('tag.askCheck', { memberCode: member.proof, storeId }, { refreshOnShow: false })
  const [isAnswered, setIsAnswered] = useState(false)
  const answering = useMutation('tag.answerCheck', { onDone: () => setIsAnswered(true) })
  const question = data?.question
  if (!question) return null
  if (isAnswered) return <Notice tone="success">记下了，谢谢。标签会越来越准。</Notice>
  return (
    <Card>
      <View className={styles.title}>标签抽查：“{question.name}”说得对吗？</View>
      <View className={styles.note}>凭你对这位客人的了解，不用问本人</View>
      <View className={styles.answers}>
        {ANSWERS.map(({ answer, text }) => (
          <Button
            key={answer}
            kind="quiet"
            size="small"
            loading={answering.running}
            label={`${question.name}：${text}`}
            onClick={() => {
              const { checkId, key } = question
              void answering.run({ memberCode: member.proof, storeId, checkId, key, answer })
            }}
          >
            {text}
          </Button>
        ))}
      </View>
      {answering.error ? <Notice tone="danger">{refusalText(answering.error)}</Notice> : null}
    </Card>
  )
}
