import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Status, type Tone } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { type Column, Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { OldDocuments } from './OldDocuments'

type Migrations = ActionOutput<'migration.list'>
type Migration = Migrations['migrations'][number]

const STATES: Record<Migration['status'], [Tone, string]> = {
  waiting: ['plain', '等着'],
  running: ['watch', '正在做'],
  done: ['good', '做完了'],
}

/** How far the stored data are. Migrations go on by themselves; a person can hold them before a release. */
export function UpgradeTab() {
  const asked = useAsk('migration.list', {}, { waits: ({ migrations }) => migrations.some(isOpen) })
  const run = useAct('job.run')
  const [isAsking, setAsking] = useState(false)
  const found = asked.answer
  const isGoingOn = found !== undefined && !found.isPaused && found.migrations.some(isOpen)
  return (
    <Card
      title="数据升级"
      hint={found && <HowFar found={found} />}
      act={
        found && (
          <span className="acts">
            {isGoingOn && (
              <Button loading={run.isRunning} onClick={() => void run.run({ job: 'migrate', force: true })}>
                现在接着做
              </Button>
            )}
            <Button onClick={() => setAsking(true)}>{found.isPaused ? '开始升级' : '暂停升级'}</Button>
          </span>
        )
      }
    >
      <Refusal error={run.error} />
      <Answer asked={asked} lines={5}>
        {({ migrations }) => (
          <>
            <Rows
              name="数据升级"
              rows={[...migrations].reverse()}
              keyOf={({ number }) => String(number)}
              empty="这个版本没有要升级的数据"
              columns={[
                { title: '第几项', of: ({ number }) => `第 ${number} 项` },
                {
                  title: '做什么',
                  of: ({ title, undo }) => (
                    <>
                      <strong>{title}</strong>
                      <small>开始以后要退回：{undo}</small>
                    </>
                  ),
                },
                { title: '开始', of: ({ beganAt }) => atText(beganAt), isFigure: true, isExtra: true },
                { title: '做完', of: ({ doneAt }) => atText(doneAt), isFigure: true },
                { title: '状态', of: ({ status }) => <Status tone={STATES[status][0]}>{STATES[status][1]}</Status> },
                ...(migrations.some(isOpen) ? [LEFT] : []),
              ]}
            />
            <p className="rows-foot soft small">
              升级一段一段做，店里照常营业。更新版本以前想留退路，先暂停；一旦开始，旧版本就不能再用
            </p>
          </>
        )}
      </Answer>
      {isAsking && found && <HoldDialog isPaused={found.isPaused} onClose={() => setAsking(false)} />}
    </Card>
  )
}

const isOpen = ({ status }: Migration) => status !== 'done'
const atText = (at: number | null) => (at === null ? '–' : momentText(at))

const LEFT: Column<Migration> = {
  title: '还有多少',
  of: (migration) => isOpen(migration) && <OldDocuments number={migration.number} />,
  isFigure: true,
}

function HowFar({ found: { schema, isPaused } }: { found: Migrations }) {
  const { known, done } = schema
  if (isPaused) return <Status tone="watch">暂停着，格式 {done}</Status>
  if (done >= known) return <Status tone="good">都做完了，格式 {done}</Status>
  return (
    <Status tone="watch">
      格式 {done}，要到 {known}
    </Status>
  )
}

function HoldDialog({ isPaused, onClose }: { isPaused: boolean; onClose(): void }) {
  const pause = useAct('migration.pause')
  const start = useAct('migration.start')
  const by = useOwnName()
  const act = isPaused ? start : pause
  return (
    <ActDialog
      title={isPaused ? '开始升级' : '暂停升级'}
      verb={isPaused ? '开始，不再退回旧版本' : '暂停，先不升级'}
      isOpen
      onClose={onClose}
      isRunning={act.isRunning}
      error={act.error}
      withReason={false}
      act={async () => (await act.run({ by })) !== null}
    >
      <p>
        {isPaused
          ? '几分钟内自己开始。开始以后旧版本的函数不再工作，要退回只能恢复备份。'
          : '没有开始的先不开始，做到一半的停在那里。新版本照样读旧写法，什么功能都不少。'}
      </p>
    </ActDialog>
  )
}
