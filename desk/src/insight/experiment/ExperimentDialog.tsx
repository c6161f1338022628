import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { ArmFields } from './ArmFields'
import { draftOf, type ExperimentForm, FIGURES, missingIn } from './form'

interface Props {
  /** The one that is changed, with the version that was read; null for a new one. */
  changes: { experimentId: string; version: number } | null
  initial: ExperimentForm
  onClose(): void
}

export function ExperimentDialog({ changes, initial, onClose }: Props) {
  const save = useAct('experiment.save')
  const [form, setForm] = useState(initial)
  const set = (part: Partial<ExperimentForm>) => setForm({ ...form, ...part })
  return (
    <ActDialog
      title={changes ? '改这个实验' : '写一个实验'}
      verb="保存，还不开始"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={missingIn(form)}
      act={async () => {
        const target = changes
          ? { experimentId: changes.experimentId, baseVersion: changes.version }
          : { baseVersion: 0 }
        return (await save.run({ ...target, draft: draftOf(form) })) !== null
      }}
    >
      <TextField label="名字" value={form.name} maxLength={24} onChange={(name) => set({ name })} />
      <TextField
        label="想知道什么，为什么这样想"
        help="先写下来：看到数字再编理由，什么都能说通"
        rows={2}
        value={form.hypothesis}
        maxLength={200}
        onChange={(hypothesis) => set({ hypothesis })}
      />
      <ArmFields form={form} set={set} />
      <Judged form={form} set={set} />
      <TakingPart form={form} set={set} />
    </ActDialog>
  )
}

interface PartProps {
  form: ExperimentForm
  set(part: Partial<ExperimentForm>): void
}

function Judged({ form, set }: PartProps) {
  return (
    <div className="form-grid">
      <Field label="看哪个数字">
        {(id) => <Select id={id} value={form.figure} options={[...FIGURES]} onChange={(figure) => set({ figure })} />}
      </Field>
      <NumberField
        label="从看到起数几天"
        help="1 到 30 天"
        unit="天"
        min={1}
        max={30}
        value={form.withinDays}
        onChange={(withinDays) => set({ withinDays })}
      />
      <NumberField
        label="至少变多少才值得知道"
        help="越小要的人越多"
        unit="%"
        min={1}
        max={200}
        value={form.changePercent}
        onChange={(changePercent) => set({ changePercent })}
      />
      <Field label="护栏：哪些不能变差" help="明确变差就自己停">
        {(id) => (
          <ManySelect
            id={id}
            maxCount={3}
            value={form.guardrails}
            options={[...FIGURES]}
            onChange={(guardrails) => set({ guardrails })}
          />
        )}
      </Field>
      <NumberField
        label="护栏能容忍变差多少"
        unit="%"
        min={0}
        max={50}
        value={form.toleratedPercent}
        onChange={(toleratedPercent) => set({ toleratedPercent })}
      />
    </div>
  )
}

function TakingPart({ form, set }: PartProps) {
  const maySee = useRight('segments')
  const { namespace } = form
  const setNamespace = (part: Partial<ExperimentForm['namespace']>) => set({ namespace: { ...namespace, ...part } })
  return (
    <div className="form-grid">
      <NumberField
        label="多少会员参加"
        help="同意按个人情况推荐的会员里；开始以后只能加"
        unit="%"
        min={1}
        max={100}
        value={form.coveragePercent}
        onChange={(coveragePercent) => set({ coveragePercent })}
      />
      {maySee && <Segment value={form.segmentId} onChange={(segmentId) => set({ segmentId })} />}
      <TextField
        label="分区名"
        help="同一个地方要同时跑两个，才要写"
        value={namespace.name}
        maxLength={24}
        onChange={(name) => setNamespace({ name })}
      />
      {namespace.name.trim() !== '' && (
        <>
          <NumberField
            label="分区从"
            unit="%"
            min={0}
            max={99}
            value={namespace.fromPercent}
            onChange={(fromPercent) => setNamespace({ fromPercent })}
          />
          <NumberField
            label="分区到"
            unit="%"
            min={1}
            max={100}
            value={namespace.untilPercent}
            onChange={(untilPercent) => setNamespace({ untilPercent })}
          />
        </>
      )}
    </div>
  )
}

function Segment({ value, onChange }: { value: string | null; onChange(segmentId: string | null): void }) {
  const segments = useAsk('segment.list', {}).answer?.segments ?? []
  return (
    <Field label="只在哪个人群里" help="不选就是所有参加的会员">
      {(id) => (
        <Select
          id={id}
          allowClear
          value={value}
          options={segments.map(({ segmentId, name }) => ({ value: segmentId, label: name }))}
          onChange={(segmentId) => onChange(segmentId ?? null)}
        />
      )}
    </Field>
  )
}
