import { Button, Checkbox, Select, Switch } from 'antd'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'
import { StepBar } from '../../ui/Steps'
import { grouped } from '../../ui/words'
import type { Effects, ImportInput } from './draft'
import { Gifts } from './Gifts'
import { BadRows, Counts, Sums } from './Report'
import { CONSENT_OPTIONS, GROWTH_OPTIONS } from './words'

interface PreviewStepProps {
  input: ImportInput
  effects: Effects
  onChange(effects: Effects): void
  onBack(): void
  onNext(): void
}

/** Reads the whole file once and shows where every fen goes, what is refused and why, and what would be given away. */
export function PreviewStep({ input, effects, onChange, onBack, onNext }: PreviewStepProps) {
  const asked = useAsk('import.preview', input)
  const preview = asked.answer
  return (
    <>
      <div className="cards two">
        <div className="stack">
          <Answer asked={asked} lines={10}>
            {(report) => (
              <>
                <Card title="会记下什么" hint={asked.isAsking ? '正在重新试读' : '还没有写入'}>
                  <Counts report={report} />
                  {report.remarks.map((remark) => (
                    <p key={remark} className="warned">
                      {remark}
                    </p>
                  ))}
                </Card>
                <Card title="文件里每一分钱的去处">
                  <Sums sums={report.sums} />
                </Card>
                <Gifts gifts={report.wouldGive} rowsDone={report.rowsDone} />
                <BadRows report={report} />
              </>
            )}
          </Answer>
        </div>
        <Card title="给不给">
          <EffectChoices effects={effects} onChange={onChange} />
        </Card>
      </div>
      <StepBar
        says={
          preview === undefined
            ? '大文件要读几十秒'
            : `会新记 ${grouped(preview.purchasesAdded)} 笔，新增 ${grouped(preview.membersAdded)} 位会员`
        }
      >
        <Button onClick={onBack}>回去改列</Button>
        <Button type="primary" disabled={!preview || asked.isAsking} onClick={onNext}>
          数字对，去导入
        </Button>
      </StepBar>
    </>
  )
}

function EffectChoices({ effects, onChange }: { effects: Effects; onChange(effects: Effects): void }) {
  const set = (part: Partial<Effects>) => onChange({ ...effects, ...part })
  const flag = (key: 'giveGifts' | 'earnPoints' | 'earnOnApart', label: string, help: string) => (
    <Field label={label} help={help}>
      {(id) => (
        <span>
          <Switch id={id} checked={effects[key]} onChange={(isOn) => set({ [key]: isOn })} />
        </span>
      )}
    </Field>
  )
  return (
    <>
      {flag('giveGifts', '给升级礼', '不开：等级悄悄升，不发礼也不发券')}
      {flag('earnPoints', '给积分', '不开：只算成长值，不加可花的积分')}
      {flag('earnOnApart', '运费和小费也算', '')}
      <Field label="成长值算在哪个月">
        {(id) => (
          <Select
            id={id}
            value={effects.growthMonth}
            options={GROWTH_OPTIONS}
            onChange={(growthMonth) => set({ growthMonth })}
          />
        )}
      </Field>
      <fieldset className="field">
        <legend>顾客在纸上同意过</legend>
        <Checkbox.Group
          className="checks"
          value={effects.consents}
          options={CONSENT_OPTIONS}
          onChange={(consents) => set({ consents })}
        />
        <span className="help">拿得出签字的才勾。会员在小程序里说过的，永远算数</span>
      </fieldset>
    </>
  )
}
