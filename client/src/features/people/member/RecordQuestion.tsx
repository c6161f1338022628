import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import styles from './RecordQuestion.module.scss'
import type { Profile } from './use-profile'

type Props = { asksRecord: boolean; onAnswered: (profile: Profile) => void }

/** Asks whose the till's record is that stands under the member's number. Nothing of it is shown before a yes. */
export function RecordQuestion({ asksRecord, onAnswered }: Props) {
  const [said, setSaid] = useState<boolean | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const answer = useMutation('member.answerTillRecord', {
    onDone: ({ joinedRecord, pointsAdded, ...profile }) => {
      setOutcome(outcomeText(said === true, joinedRecord, pointsAdded))
      onAnswered(profile)
    },
  })
  const say = (isMine: boolean) => {
    setSaid(isMine)
    setOutcome(null)
    void answer.run({ isMine })
  }
  const notice = outcome === null ? null : <Notice tone="success">{outcome}</Notice>
  if (!asksRecord) return notice
  return (
    <>
      {notice}
      <Card>
        <View className={styles.title}>店里有一份用这个手机号登记的消费记录，是你的吗？</View>
        <View className={styles.note}>是的话，里面的消费和积分并到你这里。不是的话不会动它，也不再问起。</View>
        {answer.error ? <Notice tone="danger">{refusalText(answer.error)}</Notice> : null}
        <View className={styles.answers}>
          <View className={styles.answer}>
            <Button
              kind="quiet"
              loading={answer.running && said === false}
              disabled={answer.running && said === true}
              onClick={() => say(false)}
            >
              不是我的
            </Button>
          </View>
          <View className={styles.answer}>
            <Button
              loading={answer.running && said === true}
              disabled={answer.running && said === false}
              onClick={() => say(true)}
            >
              是我的
            </Button>
          </View>
        </View>
      </Card>
    </>
  )
}

function outcomeText(isMine: boolean, joinedRecord: boolean, pointsAdded: number): string {
  if (!isMine) return '记下了，不会再问起这份记录'
  if (!joinedRecord) return '这份记录要店里的人核对，可以请店员帮忙看看'
  return pointsAdded > 0 ? `门店里的记录并过来了，带来 ${pointsAdded} 积分` : '门店里的记录并过来了'
}
