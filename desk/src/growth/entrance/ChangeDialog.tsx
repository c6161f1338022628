import { Select, Switch } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { TextField } from '../../ui/TextField'
import { TARGET_OPTIONS } from './words'

export type Entrance = ActionOutput<'entrance.list'>['entrances'][number]
type Changed = Partial<Pick<Entrance, 'title' | 'storeId' | 'target' | 'isOpen'>>

/** What is printed stays as it is: where it leads, what it is called and whether it is in use can be changed. */
export function ChangeDialog({ entrance, onClose }: { entrance: Entrance; onClose(): void }) {
  const change = useAct('entrance.change')
  const [draft, setDraft] = useState<Changed>({})
  const stores = useStores()
  const by = useOwnName()
  const set = (part: Changed) => setDraft({ ...draft, ...part })
  const { title, target, storeId, isOpen } = { ...entrance, ...draft }
  return (
    <ActDialog
      title={`改入口“${entrance.title}”`}
      verb="保存，印好的码不用换"
      isOpen
      onClose={onClose}
      isRunning={change.isRunning}
      error={change.error}
      withReason={false}
      missing={title.trim() === '' ? '写名称' : Object.keys(draft).length === 0 ? '还没有改' : null}
      act={async () => (await change.run({ key: entrance.key, ...draft, by })) !== null}
    >
      <TextField label="名称" value={title} onChange={(title) => set({ title })} />
      <div className="form-grid">
        <Field label="打开哪一页">
          {(id) => <Select id={id} value={target} options={TARGET_OPTIONS} onChange={(to) => set({ target: to })} />}
        </Field>
        <Field label="门店">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="不属于一家店"
              value={storeId}
              options={stores.options}
              onChange={(chosen) => set({ storeId: chosen ?? null })}
            />
          )}
        </Field>
      </div>
      <Field label="在用" help="关了以后，扫码还能打开小程序，只到首页">
        {(id) => <Switch id={id} checked={isOpen} onChange={(opens) => set({ isOpen: opens })} />}
      </Field>
    </ActDialog>
  )
}
