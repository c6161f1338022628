import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Notice } from '../../../ui/Notice'
import { Tag } from '../../../ui/Tag'
import { EndSheet, type Outcome } from './EndSheet'
import { dueText, type FollowUp, reasonText } from './follow-up-text'
import styles from './TaskCard.module.scss'

interface Props {
  followUp: FollowUp
  now: number
  couponsLeft: number
  onChanged: () => void
}

/** The one that is worked on: why, what to say, what may be given, and how it went. */
export function TaskCard({ followUp, now, couponsLeft, onChanged }: Props) {
  const { followUpId, storeId, displayName, because, say, dueAt, isMine, staffName } = followUp
  const [ending, setEnding] = useState<Outcome | null>(null)
  const take = useMutation('follow-up.take', { onDone: onChanged, onError: onChanged })
  const ref = { followUpId, storeId }
  return (
    <Card>
      <View className={styles.head}>
        <View className={styles.who}>
          <View className={styles.name}>{displayName}</View>
          {because.map(({ reason }) => (
            <Tag key={reason} tone={reason === 'low-rating' ? 'warm' : 'neutral'}>
              {reasonText(reason)}
            </Tag>
          ))}
        </View>
        <View className={classNames(styles.due, dueAt <= now && styles.late)}>{dueText(dueAt, now)}</View>
      </View>
      {because.map(({ reason, why }) => (
        <View key={`${reason} ${why}`} className={styles.why}>
          {why}
        </View>
      ))}
      <View className={styles.words}>
        <View className={styles.label}>可以这样说</View>
        <View className={styles.say}>{say}</View>
      </View>
      <OfferRow followUp={followUp} couponsLeft={couponsLeft} onChanged={onChanged} />
      {take.error ? <Notice tone="danger">{refusalText(take.error)}</Notice> : null}
      <View className={styles.acts}>
        {isMine ? (
          <Button onClick={() => setEnding('done')}>说过了</Button>
        ) : (
          <Button loading={take.running} onClick={() => void take.run(ref)}>
            {staffName === null ? '我来办' : `从${staffName}手上接过来`}
          </Button>
        )}
        <View className={styles.pair}>
          <View className={styles.half}>
            <Button kind="quiet" onClick={() => setEnding('notReached')}>
              没联系上
            </Button>
          </View>
          <View className={styles.half}>
            <Button kind="quiet" onClick={() => setEnding('notWanted')}>
              不需要
            </Button>
          </View>
        </View>
      </View>
      {ending ? (
        <EndSheet followUp={followUp} outcome={ending} onClose={() => setEnding(null)} onDone={onChanged} />
      ) : null}
    </Card>
  )
}

function OfferRow({ followUp, couponsLeft, onChanged }: Omit<Props, 'now'>) {
  const { followUpId, storeId, offer, isGiven } = followUp
  const give = useMutation('follow-up.give', { onDone: onChanged })
  if (isGiven) return <Notice tone="success">券给了，在客人的券里</Notice>
  if (!offer) return null
  return (
    <>
      <View className={styles.offer}>
        能给：{offer.title} 一张，你这个月还能给 {couponsLeft} 张
      </View>
      {give.error ? <Notice tone="danger">{refusalText(give.error)}</Notice> : null}
      <Button
        kind="plain"
        size="small"
        icon="gift"
        loading={give.running}
        disabled={couponsLeft === 0}
        onClick={() => void give.run({ followUpId, storeId })}
      >
        给这张券
      </Button>
    </>
  )
}
