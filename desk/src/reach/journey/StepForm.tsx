import { Button } from 'antd'
import { useMemo } from 'react'
import { Builder } from '../../base/condition/Builder'
import { asJoin } from '../../base/condition/tree'
import { SEGMENT_KINDS } from '../../insight/segment/asked-kinds'
import { SchemaForm } from '../../ui/form/SchemaForm'
import { Card } from '../../ui/Page'
import { stepSchema } from './form-nodes'
import { type DraftJourney, type DraftStep, inOrder, withoutStep, withStep } from './steps'
import type { useJourneyChoices } from './use-journey-choices'
import { STEP_KINDS, stepName } from './words'

interface StepFormProps {
  journey: DraftJourney
  step: DraftStep
  problems: ReadonlyMap<string, readonly string[]>
  choices: ReturnType<typeof useJourneyChoices>
  onChange(journey: DraftJourney): void
  onGone(): void
}

/** What one step does, and where it leads. */
export function StepForm({ journey, step, problems, choices, onChange, onGone }: StepFormProps) {
  const { kind } = step
  const schema = useMemo(() => stepSchema(kind), [kind])
  const steps = inOrder(journey)
  const leads = steps
    .map((each, index) => ({ value: each.id, label: stepName(each, index + 1, choices.nameOf) }))
    .filter(({ value }) => value !== step.id)
  const set = (next: unknown) => onChange(withStep(journey, { ...(next as DraftStep), kind, id: step.id }))
  return (
    <Card
      title={`${steps.indexOf(step) + 1} · ${STEP_KINDS[kind].title}`}
      hint={STEP_KINDS[kind].about}
      act={
        journey.nodes.length > 1 && (
          <Button
            size="small"
            onClick={() => {
              onChange(withoutStep(journey, step.id))
              onGone()
            }}
          >
            去掉这一步
          </Button>
        )
      }
    >
      {problems.get('')?.map((text) => (
        <p key={text} className="problem" role="alert">
          {text}
        </p>
      ))}
      {kind === 'branch' && (
        <Builder
          join={asJoin(step.condition)}
          kinds={SEGMENT_KINDS}
          choices={choices.conditions}
          onChange={(condition) => set({ ...step, condition })}
        />
      )}
      {schema && Object.keys(schema.properties ?? {}).length > 0 ? (
        <SchemaForm
          node={schema}
          document={step}
          problems={problems}
          choices={{ ...choices.fields, next: leads, otherwise: leads, yes: leads, no: leads }}
          onChange={set}
        />
      ) : (
        <p className="soft">走到这里的会员就走完了</p>
      )}
    </Card>
  )
}
