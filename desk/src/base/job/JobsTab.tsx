import { Button } from 'antd'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status, type Tone } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, shortId } from '../../ui/words'

type Job = ActionOutput<'job.list'>['jobs'][number]
const STATES: Record<Job['status'], [Tone, string]> = {
  idle: ['plain', '还没有跑过'],
  running: ['watch', '正在跑'],
  done: ['good', '好了'],
  failed: ['bad', '没有做完'],
}

export function JobsTab() {
  return (
    <div className="stack">
      <Jobs />
      <FailedFacts />
    </div>
  )
}

function Jobs() {
  const asked = useAsk('job.list', {})
  const run = useAct('job.run')
  return (
    <Card title="定时任务" hint="到时候自己跑；等不及可以现在跑一段">
      <Refusal error={run.error} />
      <Answer asked={asked} lines={10}>
        {({ jobs }) => (
          <Rows
            name="定时任务"
            rows={jobs}
            keyOf={({ job }) => job}
            columns={[
              {
                title: '任务',
                of: ({ title, note }) => (
                  <>
                    <strong>{title}</strong>
                    {note && <small>{note}</small>}
                  </>
                ),
              },
              { title: '什么时候', of: ({ schedule }) => <span className="soft">{schedule}</span>, isExtra: true },
              {
                title: '上次',
                of: ({ finishedAt }) => (finishedAt === null ? '–' : momentText(finishedAt)),
                isFigure: true,
              },
              { title: '看了', of: ({ looked }) => grouped(looked), isFigure: true, isExtra: true },
              { title: '改了', of: ({ changed }) => grouped(changed), isFigure: true, isExtra: true },
              { title: '状态', of: ({ status }) => <Status tone={STATES[status][0]}>{STATES[status][1]}</Status> },
              {
                title: '操作',
                of: ({ job }) => (
                  <Button type="link" size="small" onClick={() => void run.run({ job })}>
                    现在跑
                  </Button>
                ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function FailedFacts() {
  const asked = useAsk('facts.listFailed', {})
  const again = useAct('facts.runAgain')
  return (
    <Card title="没有办完的事" hint="发生过，但有一步试了多次都没有做成">
      <Answer asked={asked}>
        {({ facts }) => (
          <Rows
            name="没有办完的事"
            rows={facts}
            keyOf={({ factId, by }) => `${factId}:${by}`}
            empty="没有"
            columns={[
              { title: '什么事', of: ({ fact }) => fact },
              { title: '会员', of: ({ memberId }) => shortId(memberId) },
              { title: '谁没有办', of: ({ by }) => by },
              { title: '试了', of: ({ attempts }) => `${attempts} 次`, isFigure: true },
              {
                title: '操作',
                of: ({ factId, by }) => (
                  <Button type="link" size="small" onClick={() => void again.run({ factId, by })}>
                    再办一次
                  </Button>
                ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
