import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { readMemberCode } from '../../../api/shown-code'
import { useMutation } from '../../../api/use-mutation'
import { scanCode } from '../../../platform/scan'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { PointsFigure } from '../../../ui/PointsFigure'
import { Section } from '../../../ui/Section'
import styles from './Door.module.scss'
import { doorRefusalText, whenText } from './occasion-text'

type Guests = ActionOutput<'booking.listGuests'>
const NOT_A_CODE = '这不是会员码。请会员打开会员码页面，再扫一次'
const NOT_TYPED = '会员码是 14 位数字和字母，再对一遍'
const STATES: Record<string, string> = {
  booked: '还没到',
  attended: '到了',
  waiting: '候补',
  absent: '没有来',
  unserved: '没有轮到',
}

/** Whom a clerk lets in: by the member's code, one after the other, with who is there and who is still to come. */
export function Door({ guests, storeId, onChanged }: { guests: Guests; storeId: string; onChanged: () => void }) {
  const { occasion } = guests
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [came, setCame] = useState<ActionOutput<'booking.checkIn'> | null>(null)
  const letIn = useMutation('booking.checkIn', {
    onDone: (answer) => {
      vibrateShort()
      setCame(answer)
      setTyped('')
      onChanged()
    },
    // Whoever is not on the list may be by now, and the occasion may have been called off.
    onError: onChanged,
  })
  const use = (text: string, otherwise: string) => {
    const memberCode = readMemberCode(text)
    letIn.clearError()
    setCame(null)
    setMistake(memberCode === null ? otherwise : null)
    if (memberCode !== null) void letIn.run({ occasionId: occasion.occasionId, storeId, memberCode })
  }
  const scan = async () => {
    const text = await scanCode()
    if (text !== null) use(text, NOT_A_CODE)
  }
  const problem = mistake ?? (letIn.error ? doorRefusalText(letIn.error) : null)
  return (
    <>
      <Card>
        <View className={styles.figure}>
          <PointsFigure
            value={came?.attended ?? occasion.attended}
            size="hero"
            label={`到了，一共 ${occasion.taken} 位报名`}
            unit="位"
            align="center"
          />
        </View>
        <View className={styles.act}>
          <Button icon="scan" loading={letIn.running} onClick={() => void scan()}>
            扫会员码
          </Button>
        </View>
      </Card>
      {came ? (
        <View className={styles.notice}>
          <Notice tone="success">{`${came.guest.displayName}${came.wasIn ? '已经进来过了' : '到了，请进'}`}</Notice>
        </View>
      ) : null}
      {problem ? (
        <View className={styles.notice}>
          <Notice tone="danger">{problem}</Notice>
        </View>
      ) : null}
      <View className={styles.notice}>
        <Card>
          <Field
            label="扫不了就输入会员码"
            value={typed}
            onChange={(text) => {
              setTyped(text)
              setMistake(null)
            }}
            placeholder="二维码下方的 14 位"
            maxLength={64}
          />
          <View className={styles.act}>
            <Button
              kind="quiet"
              loading={letIn.running}
              disabled={typed.trim() === ''}
              onClick={() => use(typed, NOT_TYPED)}
            >
              让这位进来
            </Button>
          </View>
        </Card>
      </View>
      <Section title="名单" note={`${whenText(occasion.startsAt)} · ${occasion.waiting} 人候补`}>
        <Card inset="rows">
          {guests.guests.length === 0 ? <ListRow title="还没有人报名" /> : null}
          {guests.guests.map(({ memberId, displayName, number, state }) => (
            <ListRow
              key={memberId}
              title={displayName}
              note={`第 ${number} 个报名`}
              value={STATES[state] ?? ''}
              valueTone={state === 'attended' ? 'accent' : 'soft'}
            />
          ))}
        </Card>
      </Section>
    </>
  )
}
