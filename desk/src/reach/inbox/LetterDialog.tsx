import { useState } from 'react'
import { INBOX_BODY_MAX, INBOX_TITLE_MAX, letterProblems } from '#shared/reach/inbox/inbox'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { TextField } from '../../ui/TextField'

/** A letter to one member, with the law beside it while it is written. */
export function LetterDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const write = useAct('inbox.write')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const problems = letterProblems({ title, body })
  const missing = title.trim() === '' ? '写一个标题' : body.trim() === '' ? '写下要说的话' : (problems[0] ?? null)
  return (
    <ActDialog
      title="写消息"
      verb="发给这位会员"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={write.isRunning}
      error={write.error}
      missing={missing}
      withReason={false}
      act={async () => {
        const done = (await write.run({ memberId, title, body })) !== null
        if (done) {
          setTitle('')
          setBody('')
        }
        return done
      }}
    >
      <TextField label="标题" value={title} maxLength={INBOX_TITLE_MAX} onChange={setTitle} />
      <TextField
        label="正文"
        help="出现在会员的“我的 → 消息”里，不占微信提醒次数。只写和这位会员有关的事，新品和优惠不写在这里"
        value={body}
        rows={4}
        maxLength={INBOX_BODY_MAX}
        showCount
        status={problems.length > 0 ? 'error' : ''}
        onChange={setBody}
      />
    </ActDialog>
  )
}
