import { Select } from 'antd'
import { useState } from 'react'
import type { ActionInput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { TextField } from '../../ui/TextField'
import { PLACEMENT_OPTIONS, TARGET_OPTIONS } from './words'

type Draft = Omit<ActionInput<'entrance.create'>, 'by'>
const BLANK: Draft = { title: '', placement: 'table', channel: 'store', storeId: null, target: 'home' }

export function EntranceDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const create = useAct('entrance.create')
  const [draft, setDraft] = useState<Draft>(BLANK)
  const stores = useStores()
  const by = useOwnName()
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const isChannel = /^[a-z][a-z0-9-]{0,23}$/.test(draft.channel)
  return (
    <ActDialog
      title="新建入口"
      verb="新建，给它一个编号"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={create.isRunning}
      error={create.error}
      withReason={false}
      missing={draft.title.trim() === '' ? '写名称' : isChannel ? null : '渠道用小写字母、数字和短横线'}
      act={async () => {
        const isDone = (await create.run({ ...draft, title: draft.title.trim(), by })) !== null
        if (isDone) setDraft(BLANK)
        return isDone
      }}
    >
      <TextField
        label="名称"
        value={draft.title}
        onChange={(title) => set({ title })}
        placeholder="如 春熙路店 3 号桌"
      />
      <div className="form-grid">
        <Field label="放在哪">
          {(id) => (
            <Select
              id={id}
              value={draft.placement}
              options={PLACEMENT_OPTIONS}
              onChange={(placement) => set({ placement })}
            />
          )}
        </Field>
        <Field label="打开哪一页">
          {(id) => (
            <Select id={id} value={draft.target} options={TARGET_OPTIONS} onChange={(target) => set({ target })} />
          )}
        </Field>
        <TextField
          label="算在哪个渠道"
          value={draft.channel}
          onChange={(channel) => set({ channel: channel.trim() })}
        />
        <Field label="门店">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="不属于一家店"
              value={draft.storeId}
              options={stores.options}
              onChange={(storeId) => set({ storeId: storeId ?? null })}
            />
          )}
        </Field>
      </div>
    </ActDialog>
  )
}
