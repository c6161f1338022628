import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { CardPicture, CardTiers, CardWords } from './CardFields'
import { draftOf, missingIn, type OccasionForm } from './draft'

const CANCELS = [
  { value: 'dayBefore', label: '前一天 18:00 以前' },
  { value: 'untilStart', label: '开始以前都可以' },
] as const

interface Props {
  /** The occasion that is changed, with the version that was read; null for a new one. */
  changes: { occasionId: string; version: number; taken: number; waiting: number } | null
  initial: OccasionForm
  onClose(): void
}

export function OccasionDialog({ changes, initial, onClose }: Props) {
  const save = useAct('booking.saveOccasion')
  const [form, setForm] = useState(initial)
  const stores = useStores()
  const set = (part: Partial<OccasionForm>) => setForm({ ...form, ...part })
  return (
    <ActDialog
      title={changes ? '改这个活动' : '安排一个活动'}
      verb={changes ? '保存' : '安排，开始报名'}
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={missingIn(form)}
      act={async () => {
        const target = changes ? { occasionId: changes.occasionId, baseVersion: changes.version } : { baseVersion: 0 }
        return (await save.run({ ...target, draft: draftOf(form) })) !== null
      }}
    >
      <CardWords
        form={form}
        set={set}
        titled={{ label: '活动名称', placeholder: '如 凤凰单丛品茶' }}
        written={{ label: '介绍', help: '会员看到的就是这些字，保存时会查广告法', rows: 3, max: 1000 }}
      />
      <div className="form-grid">
        <Field label="活动门店">
          {(id) => (
            <Select
              id={id}
              value={form.storeId || null}
              options={stores.options}
              onChange={(storeId) => set({ storeId: storeId ?? '' })}
            />
          )}
        </Field>
        <TextField
          label="店里的哪里"
          value={form.place}
          maxLength={30}
          onChange={(place) => set({ place })}
          placeholder="如 二楼"
        />
        <Field label="活动日期">{(id) => <DayInput id={id} value={form.day} onChange={(day) => set({ day })} />}</Field>
        <Field label="从几点">
          {(id) => <TimeInput id={id} value={form.from} onChange={(from) => set({ from })} />}
        </Field>
        <Field label="到几点">
          {(id) => <TimeInput id={id} value={form.until} onChange={(until) => set({ until })} />}
        </Field>
        <NumberField
          label="几个位子"
          min={1}
          max={300}
          value={form.places}
          onChange={(places) => set({ places: places ?? 0 })}
        />
        <Field label="哪天开始报名" help="不选就是现在">
          {(id) => <DayInput id={id} value={form.opensDay} onChange={(opensDay) => set({ opensDay })} />}
        </Field>
        <Field label="可以取消到">
          {(id) => <Select id={id} value={form.cancel} options={[...CANCELS]} onChange={(cancel) => set({ cancel })} />}
        </Field>
        <CardTiers form={form} set={set} />
        <CardPicture form={form} set={set} />
      </div>
      {changes && changes.taken + changes.waiting > 0 && (
        <p className="soft small">
          改了时间、门店或店里的哪里，{changes.taken} 位报名、{changes.waiting} 位候补的会员十分钟内会收到消息。
        </p>
      )}
    </ActDialog>
  )
}

function TimeInput({ id, value, onChange }: { id: string; value: string; onChange(clock: string): void }) {
  return (
    <input
      id={id}
      className="native"
      type="time"
      value={value}
      onChange={({ target }) => onChange(target.value || value)}
    />
  )
}
