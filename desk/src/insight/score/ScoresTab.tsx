import { Select } from 'antd'
import { useState } from 'react'
import { STAGE_NAMES } from '#shared/insight/score/why-text'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Chart } from '../../ui/Chart'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, percent, roundMoney } from '../../ui/words'
import { ModelCard } from './ModelCard'
import { Runs } from './Runs'

type Groups = ActionOutput<'score.summarize'>['groups']

/** How members are scored: by group, who they are, by which model, and what the nights did. */
export function ScoresTab() {
  const asked = useAsk('score.summarize', {})
  return (
    <Answer asked={asked} lines={8}>
      {({ groups, scores }) => (
        <div className="cards two">
          <div className="stack">
            <Card title="分组" hint={`${grouped(scores)} 位会员有评分`}>
              {scores === 0 ? (
                <p className="soft">评分要有几周的消费才会出现</p>
              ) : (
                <Chart
                  label="每组多少人"
                  categories={groups.map(({ name }) => name)}
                  values={groups.map(({ members }) => members)}
                  unit="人"
                />
              )}
            </Card>
            {scores > 0 && <Members groups={groups} />}
            <Runs />
          </div>
          <ModelCard />
        </div>
      )}
    </Answer>
  )
}

/** Each look at a list leaves a line in the log, so nothing is asked before a group is chosen. */
function Members({ groups }: { groups: Groups }) {
  const [group, setGroup] = useState<string | null>(null)
  const { asked, more } = usePages(
    'score.list',
    group === null ? null : { group },
    ({ nextAfterId }) => (nextAfterId === null || group === null ? null : { group, afterId: nextAfterId }),
    ({ scores }) => scores,
  )
  return (
    <Card
      title="是哪些会员"
      act={
        <Select
          aria-label="哪一组"
          placeholder="选一组"
          value={group}
          onChange={setGroup}
          options={groups.map(({ key, name, members }) => ({ value: key, label: `${name} · ${grouped(members)} 人` }))}
          style={{ width: 200 }}
        />
      }
    >
      {group === null ? (
        <p className="soft">选一组看名单。看过名单会留在审计里</p>
      ) : (
        <Answer asked={asked} lines={6}>
          {(rows) => (
            <Rows
              name="这一组的会员"
              rows={rows}
              keyOf={({ memberId }) => memberId}
              linkOf={({ memberId }) => `/members/${memberId}`}
              empty="这一组没有会员"
              more={more}
              columns={[
                { title: '会员', of: ({ displayName }) => displayName },
                { title: '阶段', of: ({ stage }) => STAGE_NAMES[stage], isExtra: true },
                { title: '评分', of: ({ value }) => `${Math.round(value)} / 100`, isFigure: true },
                {
                  title: '90 天不来',
                  of: ({ forecast }) => (forecast ? percent(forecast.silent90) : '–'),
                  isFigure: true,
                },
                {
                  title: '一年价值',
                  of: ({ forecast }) => (forecast ? `约 ${roundMoney(forecast.ltvFen.expected)}` : '–'),
                  isFigure: true,
                },
              ]}
            />
          )}
        </Answer>
      )}
    </Card>
  )
}
