import { Switch } from 'antd'
import { useId, useMemo } from 'react'
import { KIND_RULES } from '#shared/reach/journey/kind'
import { Builder } from '../../base/condition/Builder'
import { asJoin } from '../../base/condition/tree'
import { SEGMENT_KINDS } from '../../insight/segment/asked-kinds'
import { SchemaForm } from '../../ui/form/SchemaForm'
import { Card } from '../../ui/Page'
import { wholeSchema } from './form-nodes'
import { type DraftJourney, inOrder } from './steps'
import type { useJourneyChoices } from './use-journey-choices'
import { stepName } from './words'

interface WholeFormProps {
  journey: DraftJourney
  problems: ReadonlyMap<string, readonly string[]>
  choices: ReturnType<typeof useJourneyChoices>
  onChange(journey: DraftJourney): void
}

/** What begins the journey, whom it is for, and its limits. */
export function WholeForm({ journey, problems, choices, onChange }: WholeFormProps) {
  const schema = useMemo(wholeSchema, [])
  const id = useId()
  const start = inOrder(journey).map((step, index) => ({
    value: step.id,
    label: stepName(step, index + 1, choices.nameOf),
  }))
  const kind = KIND_RULES[journey.kind as keyof typeof KIND_RULES]
  const hasCondition = journey.condition !== null && journey.condition !== undefined
  return (
    <Card title="从什么开始、给谁、花多少" hint={kind?.about}>
      <SchemaForm
        node={schema}
        document={journey}
        problems={problems}
        choices={{ ...choices.fields, start }}
        onChange={(next) => onChange(next as DraftJourney)}
      />
      <div className="field">
        <span className="line">
          <label htmlFor={id}>只给符合条件的会员</label>
          <Switch
            id={id}
            size="small"
            checked={hasCondition}
            onChange={(isOn) => onChange({ ...journey, condition: isOn ? asJoin(null) : null })}
          />
        </span>
        {hasCondition ? (
          <Builder
            join={asJoin(journey.condition)}
            kinds={SEGMENT_KINDS}
            choices={choices.conditions}
            onChange={(condition) => onChange({ ...journey, condition })}
          />
        ) : (
          <span className="help">进来的都给</span>
        )}
      </div>
    </Card>
  )
}
