import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { showToast } from '../../../ui/toast'
import styles from './BookingAct.module.scss'
import { bookingRefusalText, type OccasionPage, whenText } from './occasion-text'

interface Props {
  occasion: OccasionPage
  now: number
  onChanged: (occasion: OccasionPage) => void
  /** The refusal may be of something that is shown wrong by now. */
  onOutdated: () => void
  /** With the tap that takes a place, for what is done along with it. */
  onTap: () => void
}

/** The one act of the page: take a place, wait for one, or give it back. Nothing where nothing can be done. */
export function BookingAct({ occasion, now, onChanged, onOutdated, onTap }: Props) {
  const { occasionId, mine, placesLeft, ahead } = occasion
  const [isLeaving, setLeaving] = useState(false)
  const signUp = useMutation('booking.signUp', {
    onDone: (page) => {
      vibrateShort()
      showToast(page.mine === 'waiting' ? '已排上候补' : '已报名')
      onChanged(page)
    },
    onError: onOutdated,
  })
  const cancel = useMutation('booking.cancel', {
    onDone: (page) => {
      showToast('已取消')
      setLeaving(false)
      onChanged(page)
    },
    onError: onOutdated,
  })
  const error = signUp.error ?? cancel.error
  const problem = error ? <Notice tone="danger">{bookingRefusalText(error)}</Notice> : null
  // Of what does not take place nobody has anything any more.
  if (occasion.status !== 'calledOff' && (mine === 'booked' || mine === 'waiting')) {
    const word = mine === 'booked' ? '已报名，到了请店员扫会员码' : waitingText(ahead)
    const canLeave = occasion.status === 'planned' && (mine === 'waiting' || now < occasion.cancelUntilAt)
    return (
      <>
        {isLeaving ? null : problem}
        <View className={styles.state} role="status" ariaRole="status">
          {word}
        </View>
        {canLeave ? (
          <Button kind="quiet" onClick={() => setLeaving(true)}>
            {mine === 'booked' ? '来不了，取消报名' : '不等了'}
          </Button>
        ) : null}
        <Sheet
          open={isLeaving}
          title={mine === 'booked' ? '取消报名' : '不再候补'}
          onClose={() => setLeaving(false)}
          footer={
            <>
              {problem}
              <Button kind="danger" loading={cancel.running} onClick={() => void cancel.run({ occasionId })}>
                {mine === 'booked' ? '取消报名' : '不等了'}
              </Button>
            </>
          }
        >
          <View className={styles.lead}>
            {mine === 'booked'
              ? `${whenText(occasion.startsAt)}的位子会给候补的人。想再来可以重新报名，排在后面。`
              : '想再来可以重新候补，排在后面。'}
          </View>
        </Sheet>
      </>
    )
  }
  const why = shutText(occasion, now)
  if (why) return <View className={styles.state}>{why}</View>
  return (
    <>
      {problem}
      <Button
        loading={signUp.running}
        onClick={() => {
          onTap()
          void signUp.run({ occasionId })
        }}
      >
        {placesLeft > 0 ? '报名 1 位' : '候补 1 位'}
      </Button>
    </>
  )
}

function waitingText(ahead: number | null): string {
  return ahead === null || ahead === 0 ? '候补第 1 位，有人退就轮到你' : `候补中，前面还有 ${ahead} 位`
}

function shutText({ status, mine, isForMe, opensAt, closesAt }: OccasionPage, now: number): string | null {
  if (mine === 'attended') return '来过了，谢谢'
  if (status === 'calledOff') return '这次活动取消了'
  if (status === 'over' || now >= closesAt) return '报名已经截止'
  if (!isForMe) return '这次是给别的等级的会员的'
  return now < opensAt ? `${whenText(opensAt)}开始报名` : null
}
