import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { TagCheckDialog } from './TagCheckDialog'

type Check = ActionOutput<'tag.listChecks'>['checks'][number]
type Counted = Pick<Check, 'right' | 'wrong' | 'unsure' | 'share'>

/** Whether tags are true: clerks are asked at the scan, and this is what they say. */
export function TagChecks() {
  const checks = useAsk(
    'tag.listChecks',
    {},
    { waits: (answer) => answer.checks.some(({ endedAt }) => endedAt === null) },
  )
  const end = useAct('tag.endCheck')
  const [isStarting, setStarting] = useState(false)
  const newest = checks.answer?.checks[0]
  const running = newest?.endedAt === null ? newest : null
  return (
    <Card
      title="标签准不准"
      hint="收完款以后问店员一句，满 60 个有把握的回答就停"
      act={
        running ? (
          <Button size="small" loading={end.isRunning} onClick={() => void end.run({ checkId: running.checkId })}>
            结束抽查
          </Button>
        ) : (
          <Button size="small" disabled={!checks.answer} onClick={() => setStarting(true)}>
            抽查标签
          </Button>
        )
      }
    >
      {end.error && <Refusal error={end.error} />}
      <Answer asked={checks}>
        {({ checks: rows }) =>
          newest === undefined ? (
            <div className="empty">还没有抽查过。挑几个店员看得出对错的标签开始</div>
          ) : (
            <div className="stack">
              <p>{standText(newest)}</p>
              <Rows
                name="各个标签的抽查"
                rows={newest.tags}
                keyOf={({ key }) => key}
                columns={[{ title: '标签', of: ({ name }) => <span className="chip">{name}</span> }, ...countColumns]}
              />
              {rows.length > 1 && (
                <Rows
                  name="以前的抽查"
                  rows={rows.slice(1)}
                  keyOf={({ checkId }) => checkId}
                  columns={[
                    { title: '以前的抽查', of: ({ startedAt }) => momentText(startedAt) },
                    { title: '标签', of: ({ tags }) => tags.map(({ name }) => name).join('、'), isExtra: true },
                    ...countColumns,
                  ]}
                />
              )}
            </div>
          )
        }
      </Answer>
      {isStarting && <TagCheckDialog onClose={() => setStarting(false)} />}
    </Card>
  )
}

const countColumns = [
  { title: '对', of: ({ right }: Counted) => right, isFigure: true },
  { title: '不对', of: ({ wrong }: Counted) => wrong, isFigure: true },
  { title: '说不准', of: ({ unsure }: Counted) => unsure, isFigure: true, isExtra: true },
  { title: '说对的占多少', of: ({ share }: Counted) => shareText(share), isFigure: true },
]

function standText({ right, wrong, unsure, wanted, endedAt, startedAt, share }: Check): string {
  const sure = right + wrong
  const stand = endedAt === null ? `${momentText(startedAt)} 开始，` : `${momentText(startedAt)} 开始，已结束，`
  const said = `有把握的回答 ${sure} 个（要 ${wanted} 个），另有 ${unsure} 个说不准。`
  return share === null ? `${stand}${said}` : `${stand}${said}说对的占 ${shareText(share)}。`
}

/** With few answers the range is wide, and says so by itself. */
const shareText = (share: Counted['share']): string =>
  share === null ? '—' : `${share.percent}%（${share.from}–${share.to}%）`
