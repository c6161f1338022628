import { Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ActionInput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName, useShopNow } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { dayText } from '../../ui/words'
import { KIND_OPTIONS, WAY_OPTIONS } from './words'

type RequestForm = Pick<ActionInput<'privacy.fileRequest'>, 'kind' | 'way'>

export function RequestDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const file = useAct('privacy.fileRequest')
  const navigate = useNavigate()
  const today = businessDayOf(useShopNow())
  const [filing, setFiling] = useState<RequestForm>({ kind: 'copy', way: 'store' })
  // Null: today, which is the shop's and may be known only after the dialog is there.
  const [chosenDay, setChosenDay] = useState<BusinessDay | null>(null)
  const receivedDay = chosenDay ?? today
  const by = useOwnName()
  const set = (part: Partial<RequestForm>) => setFiling({ ...filing, ...part })
  return (
    <ActDialog
      title="登记请求"
      verb="登记，开始算期限"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={file.isRunning}
      error={file.error}
      missing={receivedDay > today ? `收到的日子不能在今天（${dayText(today)}）以后` : null}
      act={async (note) => {
        const isDone = (await file.run({ memberId, ...filing, receivedDay, note, by })) !== null
        // Where it stands with its day: this page shows nothing of it.
        if (isDone) void navigate('/privacy/requests')
        return isDone
      }}
    >
      <Field label="要什么">
        {(id) => <Select id={id} value={filing.kind} options={KIND_OPTIONS} onChange={(kind) => set({ kind })} />}
      </Field>
      <div className="form-grid">
        <Field label="怎么收到的">
          {(id) => <Select id={id} value={filing.way} options={WAY_OPTIONS} onChange={(way) => set({ way })} />}
        </Field>
        <Field label="哪天收到的" help="15 个工作日从这天算起">
          {(id) => <DayInput id={id} value={receivedDay} max={today} onChange={setChosenDay} />}
        </Field>
      </div>
      {filing.kind === 'deletion' && (
        <p className="warned">先确认是本人。登记以后进入冷静期，到时自动注销：积分和等级清零，不能恢复。</p>
      )}
    </ActDialog>
  )
}
