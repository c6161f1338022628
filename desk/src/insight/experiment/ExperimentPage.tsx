import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { NumberField } from '../../ui/NumberField'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { grouped, momentText } from '../../ui/words'
import { ExperimentDialog } from './ExperimentDialog'
import { formOf, type Shown, statusOf } from './form'
import { Result } from './Result'

type Act = 'start' | 'widen' | 'stop' | 'ship' | 'edit'

export function ExperimentPage() {
  const { experimentId = '' } = useParams()
  const asked = useAsk('experiment.get', { experimentId })
  const [act, setAct] = useState<Act | null>(null)
  const shown = asked.answer
  return (
    <Page
      under={{ to: '/experiments', title: '实验' }}
      title={shown?.name ?? '实验'}
      hint={shown && <Status tone={statusOf(shown).tone}>{statusOf(shown).word}</Status>}
      acts={shown && <Acts shown={shown} onAct={setAct} />}
    >
      <Answer asked={asked} lines={10}>
        {(answer) => (
          <div className="stack">
            {answer.status === 'draft' && <Plan experimentId={experimentId} />}
            {answer.status !== 'draft' && <Result shown={answer} />}
            <What shown={answer} />
          </div>
        )}
      </Answer>
      {shown && act === 'edit' && (
        <ExperimentDialog changes={shown} initial={formOf(shown)} onClose={() => setAct(null)} />
      )}
      {shown && <Changing shown={shown} act={act} onClose={() => setAct(null)} />}
    </Page>
  )
}

function Acts({ shown: { status }, onAct }: { shown: Shown; onAct(act: Act): void }) {
  if (status === 'draft')
    return (
      <>
        <Button onClick={() => onAct('edit')}>改一改</Button>
        <Button type="primary" onClick={() => onAct('start')}>
          开始
        </Button>
      </>
    )
  return (
    <>
      {status === 'running' && (
        <>
          <Button onClick={() => onAct('widen')}>让更多人参加</Button>
          <Button danger onClick={() => onAct('stop')}>
            停下
          </Button>
        </>
      )}
      {status !== 'shipped' && <Button onClick={() => onAct('ship')}>给所有人</Button>}
    </>
  )
}

/** What it takes, before anything is begun. */
function Plan({ experimentId }: { experimentId: string }) {
  const asked = useAsk('experiment.plan', { experimentId })
  return (
    <Card title="要多少人、多少天" hint="照最近来过的会员算">
      <Answer asked={asked} lines={3}>
        {({ sentences, sampled, days }) => (
          <>
            <ul className="plain-list">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className="soft small">
              {days === null ? '凑不齐的不要开' : '人数够以前不要急着停'} · 取了 {grouped(sampled)} 位会员来算
            </p>
          </>
        )}
      </Answer>
    </Card>
  )
}

function What({ shown }: { shown: Shown }) {
  const { hypothesis, surfaceText, arms, figureText, withinDays, changePercent, guardrails, namespace } = shown
  return (
    <Card
      title="怎么做的"
      hint={shown.startedAt === null ? undefined : `${momentText(shown.startedAt)} 开始，比例和做法不能再改`}
    >
      <Facts
        facts={[
          ['想知道', hypothesis],
          ['在哪里', surfaceText],
          ...arms.map(
            ({ title, weightPercent, contentText }) => [`${title}（${weightPercent}%）`, contentText] as const,
          ),
          ['看什么', `${figureText}，从看到起 ${withinDays} 天，至少变 ${changePercent}%`],
          [
            '护栏',
            guardrails.map((each) => `${each.figureText}不能差 ${each.toleratedPercent}% 以上`).join('、') || '没有',
          ],
          [
            '参加的',
            `同意按个人情况推荐的会员里的 ${shown.coveragePercent}%${shown.segmentId ? '，只在一个人群里' : ''}`,
          ],
          ['分区', namespace ? `${namespace.name} ${namespace.fromPercent}–${namespace.untilPercent}%` : '没有'],
          ['每个方案要', shown.armSize === null ? '开始时算好' : `${grouped(shown.armSize)} 位会员`],
        ]}
      />
    </Card>
  )
}

function Changing({ shown, act, onClose }: { shown: Shown; act: Act | null; onClose(): void }) {
  const { experimentId, arms, result } = shown
  const [start, widen] = [useAct('experiment.start'), useAct('experiment.widen')]
  const [stop, ship] = [useAct('experiment.stop'), useAct('experiment.ship')]
  const [coveragePercent, setCoverage] = useState<number | null>(100)
  const [arm, setArm] = useState<string | null>(null)
  const common = { onClose, withReason: false }
  return (
    <>
      <ActDialog
        {...common}
        title="开始这个实验"
        verb="开始"
        isOpen={act === 'start'}
        isRunning={start.isRunning}
        error={start.error}
        act={async () => (await start.run({ experimentId })) !== null}
      >
        <p>开始以后，比例和做法都不能再改，参加的人只能越来越多。不同意按个人情况推荐的会员，看到的还是原来的样子。</p>
      </ActDialog>
      <ActDialog
        {...common}
        title="让更多人参加"
        verb="让更多人参加"
        isOpen={act === 'widen'}
        isRunning={widen.isRunning}
        error={widen.error}
        missing={coveragePercent === null || coveragePercent <= shown.coveragePercent ? '要比现在多' : null}
        act={async () => (await widen.run({ experimentId, coveragePercent: coveragePercent ?? 0 })) !== null}
      >
        <p>已经在里面的会员，看到的方案不变。</p>
        <NumberField
          label={`现在 ${shown.coveragePercent}%，改成`}
          unit="%"
          min={1}
          max={100}
          value={coveragePercent}
          onChange={setCoverage}
        />
      </ActDialog>
      <ActDialog
        {...common}
        title="停下这个实验"
        verb="停下"
        isOpen={act === 'stop'}
        isDestructive
        isRunning={stop.isRunning}
        error={stop.error}
        act={async () => (await stop.run({ experimentId })) !== null}
      >
        <p>
          所有会员回到原来的样子，停了不能再开。
          {result?.isAtSize === false && '人数还不够：现在停下来挑数字高的那个，多半是碰巧。'}
        </p>
      </ActDialog>
      <ActDialog
        {...common}
        title="把一个方案给所有人"
        verb="给所有人"
        isOpen={act === 'ship'}
        isRunning={ship.isRunning}
        error={ship.error}
        missing={arm === null ? '选一个方案' : null}
        act={async () => arm !== null && (await ship.run({ experimentId, arm })) !== null}
      >
        <p>
          {shown.surface === 'journey'
            ? '实验到此结束，旅程里这一步改成都走这一条：从下一位进来的会员起，不分同意没同意；已经在路上的照进来时的走。'
            : '实验到此结束，所有会员都看到这一个，不分同意没同意。'}
        </p>
        <fieldset className="choices">
          <legend className="soft small">给所有人的方案</legend>
          {arms.map(({ key, title, contentText }) => (
            <label key={key}>
              <input type="radio" name="arm" checked={arm === key} onChange={() => setArm(key)} /> {title}：
              {contentText}
            </label>
          ))}
        </fieldset>
      </ActDialog>
    </>
  )
}
