import { InputNumber, Switch } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { TextField } from '../../ui/TextField'

export type Store = ActionOutput<'staff.listStores'>['stores'][number]

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, at) => ({ value: at + 1, label }))
const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** '10:00-14:00 17:00-22:00', as people type it; null for nothing, undefined for what cannot be read. */
function readSpans(text: string): { from: string; until: string }[] | null | undefined {
  const parts = text
    .trim()
    .split(/[\s、，,]+/)
    .filter(Boolean)
  if (parts.length === 0) return null
  if (!parts.every((part) => SPAN.test(part))) return undefined
  return parts.map((part) => ({ from: part.slice(0, 5), until: part.slice(6) }))
}

const spansText = ({ hours }: Store): string =>
  hours?.spans.map(({ from, until }) => `${from}-${until}`).join(' ') ?? ''

/** What members read of a store: all but the key, which stands in every record of it. */
export function StoreDialog({ store, onClose }: { store: Store; onClose(): void }) {
  const save = useAct('staff.saveStore')
  const [draft, setDraft] = useState(store)
  const [spans, setSpans] = useState(() => spansText(store))
  const [rest, setRest] = useState<number[]>(store.hours?.restWeekdays ?? [])
  const isNew = store.name === ''
  const change = (part: Partial<Store>) => setDraft({ ...draft, ...part })
  const read = readSpans(spans)
  const missing =
    draft.name === '' || draft.region === '' || draft.address === ''
      ? '名称、区域、地址都要写'
      : read === undefined
        ? '营业时间写成 10:00-22:00，几段用空格隔开'
        : draft.point && (draft.point.latitude === 0 || draft.point.longitude === 0)
          ? '纬度和经度两个都要写'
          : null
  const place = (key: 'latitude' | 'longitude') => (value: number | null) =>
    change({ point: value === null ? null : { latitude: 0, longitude: 0, ...draft.point, [key]: value } })
  return (
    <ActDialog
      title={isNew ? '加一家门店' : store.name}
      verb="保存"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={missing}
      act={async () => {
        const hours = read ? { spans: read, restWeekdays: rest } : null
        return (
          (await save.run({ ...draft, district: draft.district || null, phone: draft.phone || null, hours })) !== null
        )
      }}
    >
      <TextField label="名称" value={draft.name} onChange={(name) => change({ name })} />
      <TextField
        label="区域"
        help="城市或大区，权限和报表按它分"
        value={draft.region}
        onChange={(region) => change({ region })}
      />
      <TextField
        label="行政区"
        help="如“锦江区”，会员的门店列表按它分组"
        value={draft.district ?? ''}
        onChange={(district) => change({ district })}
      />
      <TextField label="地址" value={draft.address} onChange={(address) => change({ address })} />
      <TextField label="电话" help="会员能直接拨打" value={draft.phone ?? ''} onChange={(phone) => change({ phone })} />
      <TextField label="营业时间" help="如 10:00-22:00；中间休息写两段，用空格隔开" value={spans} onChange={setSpans} />
      <Field label="每周休息">
        {(id) => <ManySelect id={id} value={rest} onChange={setRest} options={WEEKDAYS} />}
      </Field>
      <Field label="纬度" help="在微信的“坐标拾取器”里查，填了会员才能打开地图">
        {(id) => (
          <InputNumber id={id} value={draft.point?.latitude ?? null} step={0.0001} onChange={place('latitude')} />
        )}
      </Field>
      <Field label="经度">
        {(id) => (
          <InputNumber id={id} value={draft.point?.longitude ?? null} step={0.0001} onChange={place('longitude')} />
        )}
      </Field>
      <Field label="营业">
        {(id) => (
          <span>
            <Switch id={id} checked={draft.isOpen} onChange={(isOpen) => change({ isOpen })} />
          </span>
        )}
      </Field>
    </ActDialog>
  )
}
