import { Button, Checkbox, Select, Switch } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { Card } from '../../ui/Page'
import { StepBar } from '../../ui/Steps'
import { type ChosenFile, columnNames, type FileLook, missingMeanings, type Reading } from './draft'
import { SaveReading } from './SaveReading'
import {
  DATE_OPTIONS,
  MEANING_KEYS,
  MEANINGS,
  type Meaning,
  type MeaningKey,
  REFUND_OPTIONS,
  ROW_OPTIONS,
  UNIT_OPTIONS,
  WANTED,
  ZERO_OPTIONS,
} from './words'

interface ColumnsStepProps {
  file: ChosenFile
  reading: Reading
  onChange(reading: Reading): void
  onBack(): void
  onNext(): void
}

/** The meaning of each column, guessed and open to correction; and how money, days and refunds are written. */
export function ColumnsStep({ file, reading, onChange, onBack, onNext }: ColumnsStepProps) {
  const asked = useAsk('import.look', { fileId: file.fileId, ...(file.sheet !== null && { sheet: file.sheet }) })
  const [isSaving, setSaving] = useState(false)
  const missing = missingMeanings(reading.columns)
  return (
    <>
      <Answer asked={asked} lines={8}>
        {(looked) => (
          <div className="cards two">
            <Card title="每一列是什么" hint="猜好的先填上了，不对就改">
              <div className="form-grid">
                {MEANING_KEYS.map((meaning) => (
                  <ColumnChoice
                    key={meaning}
                    meaning={meaning}
                    looked={looked}
                    chosen={reading.columns[meaning]}
                    onChoose={(name) => {
                      const { [meaning]: _before, ...others } = reading.columns
                      onChange({ ...reading, columns: name === undefined ? others : { ...others, [meaning]: name } })
                    }}
                  />
                ))}
              </div>
            </Card>
            <Card title="怎么读">
              <ReadingOptions reading={reading} onChange={onChange} />
            </Card>
          </div>
        )}
      </Answer>
      <StepBar
        says={
          missing.length > 0
            ? `还要选：${missing.map((meaning) => MEANINGS[meaning].title).join('、')}`
            : '下一步把整份文件试读一遍，什么都不写入'
        }
      >
        <Button onClick={onBack}>回去</Button>
        {file.source !== '' && (
          <Button disabled={missing.length > 0} onClick={() => setSaving(true)}>
            存下这个读法
          </Button>
        )}
        <Button type="primary" disabled={missing.length > 0} onClick={onNext}>
          试读
        </Button>
      </StepBar>
      <SaveReading file={file} reading={reading} isOpen={isSaving} onClose={() => setSaving(false)} />
    </>
  )
}

interface ColumnChoiceProps {
  meaning: MeaningKey
  looked: FileLook
  chosen: string | undefined
  onChoose(name: string | undefined): void
}

function ColumnChoice({ meaning, looked, chosen, onChoose }: ColumnChoiceProps) {
  const { title, help }: Meaning = MEANINGS[meaning]
  const names = columnNames(looked.headings)
  const index = chosen === undefined ? -1 : names.indexOf(chosen)
  const samples = looked.rows.flatMap(({ cells }) => cells?.[index] || []).slice(0, 3)
  const isWanted = WANTED.includes(meaning)
  return (
    <Field label={title} help={samples.length > 0 ? `如 ${samples.join('、')}` : help}>
      {(id) => (
        <Select
          id={id}
          value={chosen ?? null}
          allowClear={!isWanted}
          showSearch
          placeholder={isWanted ? '选一列' : '没有'}
          status={isWanted && chosen === undefined ? 'error' : ''}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={(next: string | null | undefined) => onChoose(next ?? undefined)}
        />
      )}
    </Field>
  )
}

function ReadingOptions({ reading, onChange }: { reading: Reading; onChange(reading: Reading): void }) {
  const set = (part: Partial<Reading>) => onChange({ ...reading, ...part })
  return (
    <>
      <Field label="一行是什么">
        {(id) => <Select id={id} value={reading.rows} options={ROW_OPTIONS} onChange={(rows) => set({ rows })} />}
      </Field>
      <Field label="日期怎么写">
        {(id) => (
          <Select
            id={id}
            value={reading.dateFormat}
            options={DATE_OPTIONS}
            onChange={(dateFormat) => set({ dateFormat })}
          />
        )}
      </Field>
      <Field label="金额的单位">
        {(id) => (
          <Select
            id={id}
            value={reading.amountUnit}
            options={UNIT_OPTIONS}
            onChange={(amountUnit) => set({ amountUnit })}
          />
        )}
      </Field>
      <NumberField
        label="凌晨几点以前算前一天"
        unit="点"
        value={reading.dayEndsAtHour}
        min={0}
        max={12}
        onChange={(hour) => set({ dayEndsAtHour: hour ?? 0 })}
      />
      <Field label="会员号前面的零">
        {(id) => (
          <Select
            id={id}
            value={reading.leadingZeros}
            options={ZERO_OPTIONS}
            onChange={(leadingZeros) => set({ leadingZeros })}
          />
        )}
      </Field>
      <Field label="小票号每天重新开始">
        {(id) => (
          <span>
            <Switch
              id={id}
              checked={reading.receiptsStartDaily}
              onChange={(receiptsStartDaily) => set({ receiptsStartDaily })}
            />
          </span>
        )}
      </Field>
      <fieldset className="field">
        <legend>怎样算退款</legend>
        <Checkbox.Group
          className="checks"
          value={[...reading.refunds]}
          options={REFUND_OPTIONS}
          onChange={(refunds) => set({ refunds })}
        />
      </fieldset>
    </>
  )
}
