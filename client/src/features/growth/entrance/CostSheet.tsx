import { View } from '@tarojs/components'
import { useState } from 'react'
import { type BusinessDay, parseBusinessDay } from '#shared/kernel/business-day'
import { fenFromYuan } from '#shared/kernel/money'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Tabs } from '../../../ui/Tabs'
import { showToast } from '../../../ui/toast'
import styles from './Form.module.scss'

interface Props {
  /** The channels seen so far, to choose from. */
  channels: readonly { channel: string; title: string }[]
  by: string
  fromDay: BusinessDay
  toDay: BusinessDay
  onClose: () => void
  onSaved: () => void
}

/** What a channel cost in a period; saving the same channel and period again replaces the amount. */
export function CostSheet({ channels, by, fromDay, toDay, onClose, onSaved }: Props) {
  const [channel, setChannel] = useState(channels[0]?.channel ?? '')
  const [from, setFrom] = useState(fromDay)
  const [to, setTo] = useState(toDay)
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const saving = useMutation('entrance.saveCost', {
    onDone: () => {
      showToast('成本记好了')
      onSaved()
    },
  })
  const costFen = amount.trim() === '' ? null : fenFromYuan(amount.trim())
  const problem = problemOf({ costFen, from, to, note })
  const save = () => {
    if (costFen === null) return
    void saving.run({ channel, fromDay: from, toDay: to, costFen, note: note.trim(), by })
  }
  return (
    <Sheet
      open
      title="录入渠道成本"
      onClose={onClose}
      footer={
        <>
          {saving.error ? <Notice tone="danger">{refusalText(saving.error)}</Notice> : null}
          <Button loading={saving.running} disabled={problem !== null} reason={problem ?? undefined} onClick={save}>
            保存
          </Button>
        </>
      }
    >
      <Tabs
        tabs={channels.map((each) => ({ key: each.channel, text: each.title }))}
        current={channel}
        onChange={setChannel}
      />
      <View className={styles.fields}>
        <Field
          label="开始"
          kind="date"
          value={from}
          to={to}
          onChange={(day) => setFrom(parseBusinessDay(day) ?? from)}
        />
        <Field label="结束" kind="date" value={to} from={from} onChange={(day) => setTo(parseBusinessDay(day) ?? to)} />
        <Field label="花费" kind="amount" value={amount} onChange={setAmount} hint="填 0 会删除这一段的记录" />
        <Field label="说明" value={note} onChange={setNote} placeholder="例如 印门口立牌" maxLength={200} />
      </View>
    </Sheet>
  )
}

interface TypedCost {
  costFen: number | null
  from: string
  to: string
  note: string
}

function problemOf({ costFen, from, to, note }: TypedCost): string | null {
  if (from > to) return '结束日期要晚于开始日期'
  if (costFen === null) return '先填花费，例如 300'
  return note.trim() === '' ? '先写一句说明' : null
}
