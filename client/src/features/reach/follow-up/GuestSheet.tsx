import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import type { IconName } from '../../../ui/icon-names'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Tag } from '../../../ui/Tag'
import { TextArea } from '../../../ui/TextArea'
import styles from './GuestCard.module.scss'
import { OwnClerk } from './OwnClerk'
import type { Guest, Guests } from './use-guests'

const NOTE_MAX = 100
const ICONS: Record<string, IconName> = { birthday: 'gift', 'at-risk': 'clock', 'low-rating': 'message' }

interface Props {
  guest: Guest
  guests: Guests
  storeId: string
  member: { memberCode: string; proof: string; displayName: string }
  onClose: () => void
}

/** Facts with their reason, what the guest said and buys, and the note of colleagues. */
export function GuestSheet({ guest, guests, storeId, member, onClose }: Props) {
  const { facts, said, bought, mayAssign } = guest
  const [isAssigning, setAssigning] = useState(false)
  return (
    <Sheet open title={member.displayName} onClose={onClose}>
      {facts.length > 0 ? (
        <Card inset="rows">
          {facts.map(({ kind, title, text }) => (
            <ListRow key={kind} icon={ICONS[kind] ?? 'info'} title={title} note={text} />
          ))}
        </Card>
      ) : null}
      {said.length + bought.length > 0 ? (
        <View className={styles.chips}>
          {said.map((text) => (
            <Tag key={`said ${text}`} tone="accent">{`说过：${text}`}</Tag>
          ))}
          {bought.map((text) => (
            <Tag key={`bought ${text}`}>{`常买：${text}`}</Tag>
          ))}
        </View>
      ) : null}
      <GuestNote guest={guest} guests={guests} storeId={storeId} member={member} />
      {isAssigning ? (
        <OwnClerk memberCode={member.proof} storeId={storeId} />
      ) : mayAssign ? (
        <Button kind="plain" size="small" onClick={() => setAssigning(true)}>
          归哪位店员
        </Button>
      ) : null}
      <View className={styles.foot}>看过这一页会留下记录。备注客人自己也看得到。</View>
    </Sheet>
  )
}

function GuestNote({ guest: { note }, guests, storeId, member }: Omit<Props, 'onClose'>) {
  const [text, setText] = useState<string | null>(null)
  const save = useMutation('follow-up.saveNote', {
    onDone: (answer) => {
      guests.change(member.memberCode, { note: answer.note })
      setText(null)
    },
  })
  const keep = (words: string) => void save.run({ memberCode: member.proof, storeId, text: words })
  if (text === null) {
    return (
      <View className={styles.note}>
        <View className={styles.noted}>{note ? note.text : '还没有备注'}</View>
        <Button kind="plain" size="small" onClick={() => setText(note?.text ?? '')}>
          {note ? '改' : '写备注'}
        </Button>
      </View>
    )
  }
  return (
    <View className={styles.chips}>
      <TextArea
        label="店里备注"
        isLabelShown
        value={text}
        onChange={setText}
        placeholder="比如：靠窗坐，要插座"
        maxLength={NOTE_MAX}
      />
      {save.error ? <Notice tone="danger">{refusalText(save.error)}</Notice> : null}
      <Button loading={save.running} onClick={() => keep(text)}>
        记下备注
      </Button>
      {note ? (
        <Button kind="quiet" disabled={save.running} onClick={() => keep('')}>
          删掉备注
        </Button>
      ) : null}
    </View>
  )
}
