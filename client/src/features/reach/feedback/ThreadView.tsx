import { Image, View } from '@tarojs/components'
import { refusalText } from '../../../api/refusal-text'
import { shopToday } from '../../../api/shop-clock'
import { useMutation } from '../../../api/use-mutation'
import { pictureAddress } from '../../../platform/picture'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Notice } from '../../../ui/Notice'
import { NO_ALT } from '../../../ui/no-alt'
import { Tag } from '../../../ui/Tag'
import { datedMomentText } from '../../../ui/time-text'
import { ReplyForm } from './ReplyForm'
import { saidTitle, type Thread } from './said-text'
import styles from './ThreadView.module.scss'

type Props = { thread: Thread; answerHours: number; onChanged: () => void }

/** First what the member said, then who answered what, then whether that settled it. */
export function ThreadView({ thread, answerHours, onChanged }: Props) {
  return (
    <>
      <Opening thread={thread} />
      <View className={styles.messages}>
        {thread.messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added at the end
          <Said key={index} message={message} storeName={thread.storeName} />
        ))}
      </View>
      <Stand thread={thread} answerHours={answerHours} onChanged={onChanged} />
      {thread.canReply ? <ReplyForm feedbackId={thread.feedbackId} onChanged={onChanged} /> : <Full thread={thread} />}
    </>
  )
}

/** A state that this version does not know says nothing. */
const PHOTO_TEXTS: Partial<Record<string, string>> = {
  waiting: '检查中',
  checking: '检查中',
  passed: '店里看得到',
  refused: '没有通过检查',
  unknown: '没能检查',
}

function Opening({ thread }: { thread: Thread }) {
  const { at, reasons, text, storeName, photos } = thread
  return (
    <Card>
      <View className={styles.small}>{`${datedMomentText(at, shopToday())} · ${saidTitle(thread)}`}</View>
      {text === '' ? null : <View className={styles.quote}>{text}</View>}
      {photos.length === 0 ? null : (
        <View className={styles.tags}>
          {photos.map(({ fileId, state }) => (
            <View key={fileId}>
              <Image
                {...NO_ALT}
                className={styles.photo}
                src={pictureAddress(fileId)}
                mode="aspectFill"
                aria-label="你的照片"
              />
              <View className={styles.small}>{PHOTO_TEXTS[state] ?? ''}</View>
            </View>
          ))}
        </View>
      )}
      <View className={styles.tags}>
        {reasons.map((reason) => (
          <Tag key={reason}>{reason}</Tag>
        ))}
        {storeName === null ? null : <Tag>{storeName}</Tag>}
      </View>
    </Card>
  )
}

function Said({ message, storeName }: { message: Thread['messages'][number]; storeName: string | null }) {
  const { from, by, text, at } = message
  const isOwn = from === 'member'
  const who = isOwn ? '你' : [by, storeName].filter(Boolean).join(' · ') || '店里'
  return (
    <View className={classNames(styles.message, isOwn && styles.own)}>
      <View className={styles.small}>{`${who} · ${datedMomentText(at, shopToday())}`}</View>
      <View className={styles.text}>{text}</View>
    </View>
  )
}

/** Before an answer until when it comes; after it whether that was one. */
function Stand({ thread: { feedbackId, ticket }, answerHours, onChanged }: Props) {
  const settle = useMutation('feedback.settle', { onDone: onChanged, onError: onChanged })
  if (ticket === null) return null
  if (ticket.status === 'solved') return <Notice tone="success">你说这件事解决了，谢谢告诉店里</Notice>
  if (ticket.status === 'closed') return <Notice>店里结束了这件事。还有话说，直接写在下面</Notice>
  if (ticket.status === 'open') {
    const text =
      ticket.seenAt === null ? `店里还没打开，${answerHours} 小时内答复` : `店里看到了，${answerHours} 小时内答复`
    return <Notice>{text}</Notice>
  }
  if (ticket.isSolved === false) return <Notice>你说还没有解决。哪里没解决，写在下面，店里再办</Notice>
  return (
    <Card>
      <View className={styles.question}>这件事解决了吗</View>
      {settle.error ? <Notice tone="danger">{refusalText(settle.error)}</Notice> : null}
      <View className={styles.acts}>
        <Button kind="quiet" loading={settle.running} onClick={() => void settle.run({ feedbackId, isSolved: false })}>
          还没有
        </Button>
        <Button kind="quiet" loading={settle.running} onClick={() => void settle.run({ feedbackId, isSolved: true })}>
          解决了
        </Button>
      </View>
    </Card>
  )
}

function Full({ thread: { ticket } }: { thread: Thread }) {
  return ticket === null ? null : <View className={styles.full}>店里还没有答复，先等等；急的话打电话给门店</View>
}
