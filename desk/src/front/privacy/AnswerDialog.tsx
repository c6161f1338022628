import { Segmented } from 'antd'
import { useState } from 'react'
import type { ActionInput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { kindTitle, type PrivacyRequest } from './words'

type Outcome = ActionInput<'privacy.answerRequest'>['outcome']
const OUTCOMES: { value: Outcome; label: string; verb: string }[] = [
  { value: 'done', label: '办完了', verb: '记下，办完了' },
  { value: 'refused', label: '不能照办', verb: '记下，不能照办' },
  { value: 'withdrawn', label: '会员收回', verb: '记下，会员收回' },
]

export function AnswerDialog({ request, onClose }: { request: PrivacyRequest; onClose(): void }) {
  const answer = useAct('privacy.answerRequest')
  const isDeletion = request.kind === 'deletion'
  const outcomes = isDeletion ? OUTCOMES.filter(({ value }) => value !== 'done') : OUTCOMES
  const [outcome, setOutcome] = useState<Outcome>(isDeletion ? 'withdrawn' : 'done')
  const by = useOwnName()
  return (
    <ActDialog
      title={kindTitle(request.kind)}
      verb={OUTCOMES.find(({ value }) => value === outcome)?.verb ?? ''}
      isOpen
      onClose={onClose}
      isRunning={answer.isRunning}
      error={answer.error}
      act={async (note) => (await answer.run({ requestId: request.requestId, outcome, note, by })) !== null}
    >
      {isDeletion && <p>冷静期一过自动注销，不用点“办完”。会员改主意，就收回。</p>}
      <div className="field">
        <Segmented aria-label="结果" value={outcome} options={outcomes} onChange={setOutcome} />
        <span className="help">
          {outcome === 'refused' ? '写明理由：依法要留、认不出本人、已经删掉' : '写怎么办的，会员在手机上看得到'}
        </span>
      </div>
    </ActDialog>
  )
}
