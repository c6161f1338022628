import { Select } from 'antd'
import { useState } from 'react'
import type { RUN_STATES } from '#shared/reach/journey/run'
import type { ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card, Status, type Tone } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { draftOf, inOrder } from './steps'
import { useJourneyChoices } from './use-journey-choices'
import { stepName } from './words'

type RunState = (typeof RUN_STATES)[number]
export const RUN_WORDS: Record<string, [Tone, string]> = {
  waiting: ['watch', '正在走'],
  parked: ['plain', '停着'],
  ended: ['good', '走完了'],
  heldOut: ['plain', '留出不做'],
}

/** Who is in a journey, where they are, and why they wait. */
export function JourneyRuns({ found }: { found: ActionOutput<'journey.get'> }) {
  const { journeyId } = found.journey
  const [state, setState] = useState<RunState | undefined>()
  const [nodeId, setNodeId] = useState<string | undefined>()
  const { nameOf } = useJourneyChoices()
  const steps = inOrder(draftOf(found.inForce ?? found.draft))
  const asked = { journeyId, ...(state && { state }), ...(nodeId && { nodeId }) }
  const list = usePages(
    'journey.listRuns',
    asked,
    ({ next }) => (next === null ? null : { ...asked, before: next }),
    ({ runs }) => runs,
  )
  const stepOf = (id: string | null) => {
    const index = steps.findIndex((step) => step.id === id)
    const step = steps[index]
    return step ? stepName(step, index + 1, nameOf) : (id ?? '还没有到第一步')
  }
  return (
    <Card
      title="走过的会员"
      hint="新进来的在上面"
      act={
        <span className="acts">
          <Select<RunState | undefined>
            aria-label="怎样了"
            allowClear
            placeholder="怎样了都看"
            value={state}
            options={Object.entries(RUN_WORDS).map(([value, [, label]]) => ({ value: value as RunState, label }))}
            onChange={setState}
            style={{ width: 140 }}
          />
          <Select<string | undefined>
            aria-label="在哪一步"
            allowClear
            placeholder="哪一步都看"
            value={nodeId}
            options={steps.map((step, index) => ({ value: step.id, label: stepName(step, index + 1, nameOf) }))}
            onChange={setNodeId}
            style={{ width: 220 }}
          />
        </span>
      }
    >
      <Answer asked={list.asked} lines={8}>
        {(rows) => (
          <Rows
            name="走过的会员"
            rows={rows}
            keyOf={({ runId }) => runId}
            linkOf={({ runId }) => `/journeys/${journeyId}/runs/${encodeURIComponent(runId)}`}
            empty="还没有人走到这里"
            more={list.more}
            columns={[
              { title: '会员', of: ({ displayName }) => displayName },
              {
                title: '在哪一步',
                // Who was left out or is through stands nowhere.
                of: ({ nodeId: at, state: is }) =>
                  is === 'heldOut' || (is === 'ended' && at === null) ? '–' : stepOf(at),
                isExtra: true,
              },
              { title: '为什么', of: ({ why }) => why },
              { title: '进来', of: ({ enteredAt }) => momentText(enteredAt), isFigure: true },
              {
                title: '状态',
                of: ({ state: is }) => {
                  const [tone, word] = RUN_WORDS[is] ?? ['plain', is]
                  return <Status tone={tone}>{word}</Status>
                },
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
