import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Status, type Tone } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'

type Doctor = ActionOutput<'doctor.list'>
type Finding = Doctor['findings'][number]

const STATES: Record<string, [Tone, string]> = {
  idle: ['plain', '还没有查过'],
  running: ['watch', '正在查'],
  done: ['good', '查完了'],
  failed: ['bad', '没有查完'],
}

/** The checks that fail. One person proposes a repair, and it is done when another agrees. */
export function DoctorTab() {
  const asked = useAsk('doctor.list', {})
  const run = useAct('job.run')
  return (
    <div className="stack">
      <Refusal error={run.error} />
      <Answer asked={asked} lines={10}>
        {(doctor) => (
          <>
            <Card
              title="体检"
              hint="每天早上 5 点查一遍，只看不改"
              act={
                <Button loading={run.isRunning} onClick={() => void run.run({ job: 'examine' })}>
                  {doctor.examination.status === 'running' ? '接着查' : '现在查'}
                </Button>
              }
            >
              <Checks doctor={doctor} />
            </Card>
            <Findings doctor={doctor} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Checks({ doctor: { checks, examination } }: { doctor: Doctor }) {
  const [tone, text] = STATES[examination.status] ?? ['plain', examination.status]
  return (
    <>
      <p className="line">
        <Status tone={tone}>{text}</Status>
        <span className="soft small">
          {examination.finishedAt === null ? '' : `${momentText(examination.finishedAt)} · `}看了{' '}
          {grouped(examination.looked)} 条
        </span>
      </p>
      <Rows
        name="查什么"
        rows={checks}
        keyOf={({ check }) => check}
        columns={[
          { title: '查什么', of: ({ title }) => <strong>{title}</strong> },
          { title: '查到了是什么意思', of: ({ means }) => <span className="soft">{means}</span>, isExtra: true },
          {
            title: '结果',
            of: ({ open }) => (open > 0 ? <Status tone="bad">{open} 处</Status> : <Status tone="good">没有</Status>),
          },
        ]}
      />
    </>
  )
}

function Findings({ doctor: { findings, checks, isComplete } }: { doctor: Doctor }) {
  const [opened, setOpened] = useState<string | null>(null)
  const titleOf = (check: string) => checks.find((each) => each.check === check)?.title ?? check
  return (
    <Card title="查到的" hint={isComplete ? `${findings.length} 处` : `只显示最近的 ${findings.length} 处`}>
      <Rows
        name="查到的"
        rows={findings}
        keyOf={({ findingId }) => findingId}
        empty="都对得上"
        columns={[
          { title: '哪一项', of: ({ check }) => titleOf(check) },
          { title: '关于', of: ({ subject }) => subject },
          { title: '哪里不对', of: ({ text }) => text },
          { title: '第一次查到', of: ({ firstAt }) => momentText(firstAt), isFigure: true, isExtra: true },
          {
            title: '操作',
            of: ({ findingId, check, repair }) =>
              checks.some((each) => each.check === check && each.isRepairable) && (
                <Button type="link" size="small" onClick={() => setOpened(findingId)}>
                  {repair?.status === 'proposed'
                    ? '等另一个人同意'
                    : repair?.status === 'failed'
                      ? '没有修成，再看看'
                      : '能怎样修'}
                </Button>
              ),
            isFigure: true,
          },
        ]}
      />
      {opened !== null && <Repair findingId={opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}

function Repair({ findingId, onClose }: { findingId: string; onClose(): void }) {
  const asked = useAsk('doctor.preview', { findingId })
  const propose = useAct('doctor.propose')
  const approve = useAct('doctor.approve')
  const withdraw = useAct('doctor.withdraw')
  const finding = asked.answer?.finding
  const isProposed = finding?.repair?.status === 'proposed'
  const act = isProposed ? approve : propose
  const isPossible = asked.answer !== undefined && asked.answer.sentences !== null
  return (
    <ActDialog
      title={isProposed ? '同意这样修复' : '提出修复'}
      verb={isProposed ? '同意，现在修复' : '提出，等另一个人同意'}
      isOpen
      onClose={onClose}
      withReason={!isProposed}
      missing={isPossible ? null : '这一条不能自动修复'}
      isRunning={act.isRunning || withdraw.isRunning}
      error={act.error ?? withdraw.error}
      act={async (note) =>
        (isProposed ? await approve.run({ findingId }) : await propose.run({ findingId, note })) !== null
      }
    >
      <Answer asked={asked}>
        {({ finding: shown, sentences }) => (
          <>
            <p>{shown.text}</p>
            <ul>
              {sentences?.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {isProposed && shown.repair && <Proposed repair={shown.repair} />}
          </>
        )}
      </Answer>
      {isProposed && (
        <Button type="link" onClick={() => void withdraw.run({ findingId }).then((done) => done && onClose())}>
          撤回这个修复
        </Button>
      )}
    </ActDialog>
  )
}

function Proposed({ repair: { by, note, at } }: { repair: NonNullable<Finding['repair']> }) {
  return (
    <p className="soft small">
      {by} 在 {momentText(at)} 提出：{note}
    </p>
  )
}
