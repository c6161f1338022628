import { Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped } from '../../ui/words'

type Stages = ActionOutput<'lifecycle.getPyramid'>['stages']
type Stage = Stages[number]['stage']

/** The members of one stage, for whoever may see members by what is said of them. */
export function StageMembers({ stages }: { stages: Stages }) {
  const [stage, setStage] = useState<Stage>('atRisk')
  const maySee = useRight('segments')
  const choices = stages.map(({ stage: value, name, members }) => ({
    value,
    label: `${name} · ${grouped(members)} 人`,
  }))
  return (
    <Card
      title="是哪些会员"
      act={<Select aria-label="哪个阶段" value={stage} onChange={setStage} options={choices} style={{ width: 200 }} />}
    >
      {maySee ? <Listed stage={stage} /> : <p className="soft">看名单要有“分群”的权限</p>}
    </Card>
  )
}

function Listed({ stage }: { stage: Stage }) {
  const { asked, more } = usePages(
    'lifecycle.list',
    { stage },
    ({ nextAfterId }) => (nextAfterId === null ? null : { stage, afterId: nextAfterId }),
    ({ members }) => members,
  )
  return (
    <Answer asked={asked} lines={6}>
      {(rows) => (
        <Rows
          name="这个阶段的会员"
          rows={rows}
          keyOf={({ memberId }) => memberId}
          linkOf={({ memberId }) => `/members/${memberId}`}
          empty="这个阶段没有会员"
          more={more}
          columns={[
            { title: '会员', of: ({ displayName }) => displayName },
            { title: '走到过', of: ({ reachedName }) => reachedName, isExtra: true },
            { title: '从哪天起', of: ({ sinceDay }) => dayText(sinceDay) },
            { title: '参与度', of: ({ engagement }) => `${engagement} 分`, isFigure: true },
          ]}
        />
      )}
    </Answer>
  )
}
