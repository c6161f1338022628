import { Input } from 'antd'
import { useId, useState } from 'react'
import { INBOX_BODY_MAX, INBOX_TITLE_MAX, letterProblems } from '#shared/reach/inbox/inbox'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'

/** A letter to one member, with the law beside it while it is written. */
export function LetterDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const write = useAct('inbox.write')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const id = useId()
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
      <div className="field">
        <label htmlFor={`${id}-title`}>标题</label>
        <Input
          id={`${id}-title`}
          value={title}
          maxLength={INBOX_TITLE_MAX}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-body`}>正文</label>
        <Input.TextArea
          id={`${id}-body`}
          value={body}
          rows={4}
          maxLength={INBOX_BODY_MAX}
          showCount
          onChange={(event) => setBody(event.target.value)}
          status={problems.length > 0 ? 'error' : ''}
        />
        <span className="help">
          出现在会员的“我的 → 消息”里，不占微信提醒次数。只写和这位会员有关的事，新品和优惠不写在这里
        </span>
      </div>
    </ActDialog>
  )
}
