import { View } from '@tarojs/components'
import { useState } from 'react'
import { isUndecided } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { clearStored } from '../../../platform/storage'
import { useSession } from '../../../session/use-session'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import styles from './CloseMembership.module.scss'

const CONFIRMATION = '注销'
const CONSEQUENCES = [
  '积分、成长值、等级和补签卡全部清零，不能恢复',
  '头像、昵称、手机号马上删除',
  '消费和积分流水去掉身份后留存，只用于门店对账',
  '以后可以随时回来，从零开始；入会礼、新人奖励和限领次数不会重新计算',
  '为此保存一份无法还原身份的识别摘要和领取次数，24 个月后自动删除',
]

type Props = { open: boolean; onClose: () => void; onClosed: () => void }

/** Leaving the shop: what it means in plain words, and two characters to type, so that nobody leaves by accident. */
export function CloseMembership({ open, onClose, onClosed }: Props) {
  const [typed, setTyped] = useState('')
  const close = useMutation('member.close', {
    onDone: () => {
      // The phone forgets too: what it kept belonged to the member who left.
      clearStored()
      useSession.getState().setMember(null)
      onClosed()
    },
  })
  const isTyped = typed.trim() === CONFIRMATION
  return (
    <Sheet
      open={open}
      title="注销会员"
      onClose={onClose}
      footer={
        <>
          {close.error ? <Notice tone="danger">{closingRefusal(close.error)}</Notice> : null}
          <Button
            kind="danger"
            loading={close.running}
            disabled={!isTyped}
            onClick={() => void close.run({ confirm: CONFIRMATION })}
          >
            确认注销
          </Button>
          <Button kind="plain" onClick={onClose}>
            先不注销
          </Button>
        </>
      }
    >
      {CONSEQUENCES.map((sentence) => (
        <View key={sentence} className={styles.consequence}>
          <View className={styles.dot} aria-hidden />
          <View className={styles.words}>{sentence}</View>
        </View>
      ))}
      <View className={styles.field}>
        <Field
          label={`输入“${CONFIRMATION}”两个字确认`}
          value={typed}
          onChange={setTyped}
          disabled={close.running}
          maxLength={4}
        />
      </View>
    </Sheet>
  )
}

function closingRefusal(error: Parameters<typeof isUndecided>[0]): string {
  return isUndecided(error) ? '没有收到回应。再点一次，不会重复' : refusalText(error)
}
