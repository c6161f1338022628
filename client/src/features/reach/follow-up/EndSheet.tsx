import { useState } from 'react'
import type { ActionInput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { TextArea } from '../../../ui/TextArea'
import type { FollowUp } from './follow-up-text'

export type Outcome = ActionInput<'follow-up.end'>['outcome']

const TITLES: Record<Outcome, string> = { done: '说过了', notReached: '没联系上', notWanted: '不需要' }
const NOTES: Record<Outcome, string> = {
  done: '客人怎么说？同事下次看得到（选填）',
  notReached: '什么情况？（选填）',
  notWanted: '客人怎么说？（选填）',
}
const NOTE_MAX = 100

interface Props {
  followUp: FollowUp
  outcome: Outcome
  onClose: () => void
  onDone: () => void
}

/** How it went, with a word for colleagues; what is typed stays when it fails. */
export function EndSheet({ followUp: { followUpId, storeId, displayName }, outcome, onClose, onDone }: Props) {
  const [note, setNote] = useState('')
  const end = useMutation('follow-up.end', {
    onDone: () => {
      onClose()
      onDone()
    },
  })
  return (
    <Sheet
      open
      title={`${displayName}：${TITLES[outcome]}`}
      onClose={onClose}
      footer={
        <Button loading={end.running} onClick={() => void end.run({ followUpId, storeId, outcome, note })}>
          记下
        </Button>
      }
    >
      {outcome === 'notWanted' ? <Notice>记下以后，很长一段时间不会再安排联系这位客人</Notice> : null}
      <TextArea
        label={NOTES[outcome]}
        isLabelShown
        value={note}
        onChange={setNote}
        placeholder="一两句就好"
        maxLength={NOTE_MAX}
      />
      {end.error ? <Notice tone="danger">{refusalText(end.error)}</Notice> : null}
    </Sheet>
  )
}
