import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status, type Tone } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'

type Segment = ActionOutput<'segment.list'>['segments'][number]
const STATES: Record<Segment['state'], [Tone, string]> = {
  building: ['watch', '正在找人'],
  ready: ['good', '在用'],
  failed: ['bad', '没有找完'],
  ending: ['plain', '正在结束'],
}

export function SegmentList() {
  const segments = useAsk('segment.list', {})
  const tags = useAsk('tag.list', {})
  const navigate = useNavigate()
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
                  { title: '会员', of: ({ members }) => `${grouped(members)} 人`, isFigure: true },
                  { title: '谁改的', of: ({ by, savedAt }) => `${by} · ${momentText(savedAt)}`, isExtra: true },
                  { title: '状态', of: ({ state }) => <Status tone={STATES[state][0]}>{STATES[state][1]}</Status> },
                ]}
              />
            )}
          </Answer>
        </Card>
        <Card title="标签" hint="规则在“规则 → 标签”里改">
          <Answer asked={tags}>
            {({ tags: rows }) => (
              <Rows
                name="标签"
                rows={rows}
                keyOf={({ key }) => key}
                empty="还没有标签"
                columns={[
                  { title: '标签', of: ({ name }) => <span className="chip">{name}</span> },
                  {
                    title: '怎么打上',
                    of: ({ by, rule }) => <span className="soft">{by === 'hand' ? '手工' : rule.join(' ')}</span>,
                  },
                  { title: '会员', of: ({ members }) => `${grouped(members)} 人`, isFigure: true },
                ]}
              />
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  )
}
