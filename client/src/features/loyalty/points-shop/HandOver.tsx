import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { readPickUpCode } from '#shared/loyalty/points-shop/pick-up-code'
import type { ActionOutput } from '../../../api/call'
import { clerkText } from '../../../api/clerk-text'
import { useMutation } from '../../../api/use-mutation'
import { scanCode } from '../../../platform/scan'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { dayText } from '../../../ui/time-text'
import { GoodsPicture } from './GoodsPicture'
import styles from './PickUpTicket.module.scss'

type ClerkView = ActionOutput<'points-shop.lookUp'>['pickUp']
type Props = { storeId: string; firstCode: string }

const NO_CODE = '取货码是 6 位，再对一遍'

/** The clerk reads the code, sees what it is and whose, and hands it over. */
export function HandOver({ storeId, firstCode }: Props) {
  const [code, setCode] = useState(firstCode)
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<ClerkView | null>(null)
  const look = useMutation('points-shop.lookUp', { onDone: ({ pickUp }) => setFound(pickUp) })
  const hand = useMutation('points-shop.handOver', {
    onDone: ({ pickUp }) => {
      vibrateShort()
      setFound(pickUp)
    },
  })
  const find = (typed: string) => {
    const read = readPickUpCode(typed)
    setCode(typed)
    setProblem(read.kind === 'code' ? null : NO_CODE)
    if (read.kind === 'code') void look.run({ code: read.code, storeId })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the code that the page was opened with, once
  useEffect(() => {
    if (firstCode !== '') find(firstCode)
  }, [])
  const scan = async () => {
    const text = await scanCode()
    if (text !== null) find(text)
  }
  const next = () => {
    setFound(null)
    setCode('')
    hand.clearError()
  }
  if (found) {
    const isDone = found.status === 'collected'
    return (
      <>
        <Card>
          <View className={styles.goods}>
            <View className={styles.picture}>
              <GoodsPicture picture={found.picture} size={56} />
            </View>
            <View className={styles.words}>
              <View className={styles.title}>{found.title}</View>
              <View className={styles.note}>{[found.detail, '1 份'].filter(Boolean).join(' · ')}</View>
            </View>
          </View>
        </Card>
        <Card inset="rows">
          <ListRow icon="me" title="会员" value={found.displayName} valueTone="strong" />
          <ListRow icon="clock" title="最后一天" value={dayText(found.untilDay)} />
        </Card>
        <View className={styles.acts}>
          {isDone ? <Notice tone="success">已交给客人，积分在兑换时已经付过</Notice> : null}
          {hand.error ? <Notice tone="danger">{clerkText(hand.error)}</Notice> : null}
          {isDone ? (
            <Button onClick={next}>下一件</Button>
          ) : (
            <>
              <Button loading={hand.running} onClick={() => void hand.run({ pickUpId: found.pickUpId, code, storeId })}>
                交给客人
              </Button>
              <Button kind="plain" onClick={next}>
                先不给
              </Button>
            </>
          )}
        </View>
      </>
    )
  }
  const failure = problem ?? (look.error ? clerkText(look.error) : null)
  return (
    <>
      <Button icon="scan" loading={look.running} onClick={() => void scan()}>
        扫取货码
      </Button>
      {failure ? <Notice tone="danger">{failure}</Notice> : null}
      <View className={styles.acts} />
      <Card>
        <Field
          label="扫不了就输入取货码"
          value={code}
          onChange={(typed) => {
            setCode(typed)
            setProblem(null)
          }}
          placeholder="二维码下方的 6 位"
          maxLength={16}
        />
        <Button kind="quiet" loading={look.running} disabled={code.trim() === ''} onClick={() => find(code)}>
          查找
        </Button>
      </Card>
    </>
  )
}
