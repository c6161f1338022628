import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status, type Tone } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { PackDialog } from './PackDialog'
import { TagChecks } from './TagChecks'

type Segment = ActionOutput<'segment.list'>['segments'][number]
const STATES: Record<Segment['state'], [Tone, string]> = {
  building: ['watch', '正在找人'],
  ready: ['good', '在用'],
  failed: ['bad', '没有找完'],
  ending: ['plain', '正在结束'],
}

export function SegmentList() {
  const segments = useAsk(
    'segment.list',
    {},
    { waits: (answer) => answer.segments.some(({ state }) => state === 'building') },
  )
  const tags = useAsk('tag.list', {})
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title="分群与标签"
      acts={
        <Button type="primary" onClick={() => void navigate('/segments/new')}>
          新建人群
        </Button>
      }
    >
      <div className="stack">
        <Card title="人群" hint="每天重算，谁进谁出都记下">
          <Answer asked={segments}>
            {({ segments: rows }) => (
              <Rows
                name="人群"
                rows={rows}
                keyOf={({ segmentId }) => segmentId}
                linkOf={({ segmentId }) => `/segments/${segmentId}`}
                empty="还没有人群。从“新建人群”开始，先看有多少人再保存"
                columns={[
                  { title: '人群', of: ({ name }) => name },
                  { title: '说明', of: ({ note }) => <span className="soft">{note}</span>, isExtra: true },
                  {
                    title: '会员',
                    of: ({ members, state }) =>
                      state === 'building' && members === 0 ? '–' : `${grouped(members)} 人`,
                    isFigure: true,
                  },
                  { title: '谁改的', of: ({ by, savedAt }) => `${by} · ${momentText(savedAt)}`, isExtra: true },
                  { title: '状态', of: ({ state }) => <Status tone={STATES[state][0]}>{STATES[state][1]}</Status> },
                ]}
              />
            )}
          </Answer>
        </Card>
        <Card
          title="标签"
          hint={tags.answer ? coverageText(tags.answer.coverage) : '规则在“规则 → 标签”里改'}
          act={
            <Button size="small" onClick={() => setAdding(true)}>
              加一套现成的
            </Button>
          }
        >
          <Answer asked={tags}>
            {({ tags: rows }) => (
              <Rows
                name="标签"
                rows={rows}
                keyOf={({ key }) => key}
                linkOf={({ key }) => `/segments/tags/${key}`}
                empty="还没有标签"
                columns={[
                  { title: '标签', of: ({ name }) => <span className="chip">{name}</span> },
                  {
                    title: '怎么打上',
                    of: ({ by, rule }) => <span className="soft">{by === 'hand' ? '手工' : rule.join(' ')}</span>,
                  },
                  {
                    title: '会员',
                    of: ({ members, isTelling }) =>
                      `${grouped(members)} 人${isTelling || members === 0 ? '' : '，过半'}`,
                    isFigure: true,
                  },
                ]}
              />
            )}
          </Answer>
        </Card>
        <TagChecks />
        {isAdding && <PackDialog onClose={() => setAdding(false)} />}
      </div>
    </Page>
  )
}

/** What most members carry tells nobody apart, so that it counts for nothing here. */
function coverageText({ members, telling }: ActionOutput<'tag.list'>['coverage']): string {
  if (members === 0 || telling.looked === 0) return '规则在“规则 → 标签”里改'
  return `三类里各有一个说得出不同的标签：约 ${grouped(telling.from)} 到 ${grouped(telling.to)} 位，全部 ${grouped(members)} 位；过半会员都有的不算`
}
