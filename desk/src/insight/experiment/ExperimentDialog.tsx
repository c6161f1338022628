import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { ARMS_MAX, armsFor, draftOf, type ExperimentForm, FIGURES, missingIn, SURFACES } from './form'

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
      <Arms form={form} set={set} />
      <Judged form={form} set={set} />
      <TakingPart form={form} set={set} />
    </ActDialog>
  )
}

interface PartProps {
  form: ExperimentForm
  set(part: Partial<ExperimentForm>): void
}

function Arms({ form, set }: PartProps) {
  const surface = SURFACES.find(({ value }) => value === form.surface)
  const setArm = (at: number, part: Partial<ExperimentForm['arms'][number]>) =>
    set({ arms: form.arms.map((arm, index) => (index === at ? { ...arm, ...part } : arm)) })
  return (
    <>
      <Field label="在哪里试">
        {(id) => (
          <Select
            id={id}
            value={form.surface}
            options={SURFACES.map(({ value, label }) => ({ value, label }))}
            onChange={(value) => set({ surface: value, arms: armsFor(value) })}
          />
        )}
      </Field>
      {form.arms.map((arm, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an arm is its place; nothing else of it stays while it is written.
        <div className="form-grid" key={at}>
          <TextField
            label={at === 0 ? '方案 1（拿来比的）' : `方案 ${at + 1}`}
            value={arm.title}
            maxLength={12}
            onChange={(text) => setArm(at, { title: text })}
          />
          <Field label={`方案 ${at + 1} 的做法`}>
            {(id) =>
              surface?.words ? (
                <Select
                  id={id}
                  value={arm.content}
                  options={[...surface.words]}
                  onChange={(content) => setArm(at, { content })}
                />
              ) : (
                <Input
                  id={id}
                  value={arm.content}
                  maxLength={40}
                  onChange={({ target }) => setArm(at, { content: target.value })}
                />
              )
            }
          </Field>
          <NumberField
            label={`方案 ${at + 1} 的比例`}
            unit="%"
            min={1}
            max={99}
            value={arm.weightPercent}
            onChange={(weightPercent) => setArm(at, { weightPercent })}
          />
        </div>
      ))}
      <p className="soft small">
        {surface?.help}{' '}
        {form.arms.length < ARMS_MAX && (
          <Button
            type="link"
            size="small"
            onClick={() => set({ arms: [...form.arms, { title: '', weightPercent: null, content: '' }] })}
          >
            再加一个方案
          </Button>
        )}
        {form.arms.length > 2 && (
          <Button type="link" size="small" onClick={() => set({ arms: form.arms.slice(0, -1) })}>
            去掉最后一个
          </Button>
        )}
      </p>
    </>
  )
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
