import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type ExportKind, KINDS_WITH_PHONES } from '#shared/front/export/export'
import type { ActionInput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { KIND_OPTIONS, kindTitle } from './words'

const hasPhonesOf = (kind: ExportKind) => KINDS_WITH_PHONES.includes(kind)

type Order = Omit<ActionInput<'export.start'>, 'by' | 'reason'>

interface ExportDialogProps {
  isOpen: boolean
  onClose(): void
  /** The first value of the form. */
  initial?: Order
}

export function ExportDialog({ isOpen, onClose, initial = { kind: 'purchases' } }: ExportDialogProps) {
  const start = useAct('export.start')
  const stores = useStores()
  const segments = useAsk('segment.list', isOpen ? {} : null).answer?.segments ?? []
  const [order, setOrder] = useState<Order>(initial)
  const by = useOwnName()
  const navigate = useNavigate()
  const set = (part: Partial<Order>) => setOrder({ ...order, ...part })
  const isBackwards = order.fromDay !== undefined && order.toDay !== undefined && order.fromDay > order.toDay
  const day = (key: 'fromDay' | 'toDay', label: string) => (
    <Field label={label}>
      {(id) => <DayInput id={id} value={order[key] ?? null} onChange={(day) => set({ [key]: day ?? undefined })} />}
    </Field>
  )
  return (
    <ActDialog
      title="导出一份"
      verb={`导出${kindTitle(order.kind)}`}
      isOpen={isOpen}
      onClose={onClose}
      isRunning={start.isRunning}
      error={start.error}
      missing={isBackwards ? '从哪天要早于到哪天' : null}
      act={async (reason) => {
        const answer = await start.run({ ...order, by, reason })
        if (answer) void navigate(`/data/exports/${answer.export.exportId}`)
        return answer !== null
      }}
    >
      <Field label="要什么" help={order.hasPhones ? '' : '手机号只露前 3 位和后 2 位'}>
        {(id) => (
          <Select
            id={id}
            value={order.kind}
            options={KIND_OPTIONS}
            onChange={(kind) => set({ kind, hasPhones: hasPhonesOf(kind) && (order.hasPhones ?? false) })}
          />
        )}
      </Field>
      {hasPhonesOf(order.kind) && (
        <Checkbox checked={order.hasPhones ?? false} onChange={({ target }) => set({ hasPhones: target.checked })}>
          要完整手机号，由另一个人批准
        </Checkbox>
      )}
      <div className="form-grid">
        {day('fromDay', '从哪天')}
        {day('toDay', '到哪天')}
        <Field label="门店">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="全部门店"
              value={order.storeId ?? null}
              options={stores.options}
              onChange={(storeId: string | null | undefined) => set({ storeId: storeId ?? undefined })}
            />
          )}
        </Field>
        <Field label="人群">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="不限人群"
              value={order.segmentId ?? null}
              options={segments.map(({ segmentId: value, name }) => ({ value, label: name }))}
              onChange={(segmentId: string | null | undefined) => set({ segmentId: segmentId ?? undefined })}
            />
          )}
        </Field>
      </div>
    </ActDialog>
  )
}
