import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { clockWords, usualText } from '#shared/insight/incident/stand-text'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName, useRight, useShopNow } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, percent } from '../../ui/words'
import { CellChart } from './CellChart'
import { placeOfSwitch, standOf } from './words'

type Whole = ActionOutput<'incident.get'>['incident']
type Turn = 'note' | 'solve' | 'review'

/** One incident: what was counted, what carries it, what stops it, and who does what about it by when. */
export function IncidentPage() {
  const { incidentId = '' } = useParams()
  const asked = useAsk('incident.get', { incidentId })
  const incident = asked.answer?.incident
  const own = useAct('incident.own')
  const [turn, setTurn] = useState<Turn | null>(null)
  const by = useOwnName()
  const mayAct = useRight('upkeep')
  return (
    <Page
      under={{ to: '/reports/incidents', title: '事件' }}
      title={incident?.title ?? '事件'}
      hint={incident && <Stand incident={incident} />}
      acts={
        incident &&
        mayAct && (
          <>
            <Button onClick={() => setTurn('note')}>记一笔</Button>
            {(incident.state === 'open' || incident.state === 'owned') && (
              <Button onClick={() => setTurn('solve')}>解决了</Button>
            )}
            {incident.state === 'open' && (
              <Button type="primary" loading={own.isRunning} onClick={() => void own.run({ incidentId, by })}>
                我来处理
              </Button>
            )}
            {incident.state === 'solved' && (
              <Button type="primary" onClick={() => setTurn('review')}>
                写复盘
              </Button>
            )}
          </>
        )
      }
    >
      <Refusal error={own.error} />
      <Answer asked={asked} lines={10}>
        {({ incident: found, points }) => (
          <div className="cards two">
            <div className="stack">
              <Card title="发生了什么">
                <p>{found.text}。</p>
                {found.recurrences > 0 && <p className="soft">九十天里第 {found.recurrences + 1} 次。</p>}
                {points.length > 0 && <CellChart points={points} />}
              </Card>
              <Causes causes={found.causes} />
              <Notes incident={found} />
            </div>
            <div className="stack">
              <Switches switches={found.switches} />
              <About incident={found} />
            </div>
          </div>
        )}
      </Answer>
      {turn && <TurnDialog key={turn} turn={turn} incidentId={incidentId} onClose={() => setTurn(null)} />}
    </Page>
  )
}

function Stand({ incident }: { incident: Whole }) {
  const now = useShopNow()
  const [tone, word] = standOf(incident)
  return (
    <>
      <Status tone={tone}>{word}</Status> {clockWords(incident, now)}
    </>
  )
}

function Causes({ causes }: Pick<Whole, 'causes'>) {
  return (
    <Card title="可能的原因" hint="少的、多的主要在哪里">
      <Rows
        name="可能的原因"
        rows={causes}
        keyOf={({ title }) => title}
        empty="各处差不多，不在某一家店、某个入口或某种券"
        columns={[
          { title: '哪里', of: ({ title }) => <strong>{title}</strong> },
          { title: '平常', of: ({ expected }) => usualText(expected), isFigure: true },
          { title: '实际', of: ({ count }) => grouped(count), isFigure: true },
          { title: '占', of: ({ share }) => percent(Math.min(share, 1)), isFigure: true },
        ]}
      />
    </Card>
  )
}

function Notes({ incident: { notes, review } }: { incident: Whole }) {
  return (
    <Card title="看了什么、做了什么">
      {notes.length === 0 && review === null && <p className="soft">还没有人写</p>}
      <ul className="plain-list">
        {notes.map(({ at, by, text }) => (
          <li key={`${at}${text}`}>
            <span className="soft small">
              {momentText(at)} · {by}
            </span>
            <div>{text}</div>
          </li>
        ))}
      </ul>
      {review !== null && (
        <p>
          <strong>复盘：</strong>
          {review}
        </p>
      )}
    </Card>
  )
}

function Switches({ switches }: Pick<Whole, 'switches'>) {
  return (
    <Card title="先停下来" hint="开关在这些地方，事件自己不会去按">
      {switches.length === 0 && <p className="soft">没有要停的活动，先看店里和网络</p>}
      <ul className="plain-list">
        {switches.map((one) => {
          const place = placeOfSwitch(one)
          return (
            <li key={`${one.kind}${one.id}`}>{place === null ? one.title : <Link to={place}>{one.title}</Link>}</li>
          )
        })}
      </ul>
    </Card>
  )
}

function About({ incident }: { incident: Whole }) {
  const { owner, openedAt, seenAt, solvedAt, place, steps, lastBefore, expected, count } = incident
  return (
    <Card title="这个事件">
      <Facts
        facts={[
          ['谁在办', owner ?? '–'],
          ['在哪里', place ?? '全店'],
          ['哪几步', steps.map(({ title }) => title).join('、') || '–'],
          ['平常该有', usualText(expected)],
          ['实际', grouped(count)],
          ['开始', momentText(openedAt)],
          ['最近看到', momentText(seenAt)],
          ['解决', solvedAt === null ? '–' : momentText(solvedAt)],
          ...(lastBefore === null
            ? []
            : [
                [
                  '上一次',
                  <Link key="before" to={`/reports/incidents/${encodeURIComponent(lastBefore)}`}>
                    看那一次
                  </Link>,
                ] as const,
              ]),
        ]}
      />
    </Card>
  )
}

const DIALOGS = {
  note: { title: '记一笔', verb: '记下' },
  solve: { title: '解决了', verb: '解决了' },
  review: { title: '写复盘：为什么会这样，下次怎么早点知道', verb: '写完，结束' },
} as const

function TurnDialog({ turn, incidentId, onClose }: { turn: Turn; incidentId: string; onClose(): void }) {
  const note = useAct('incident.addNote')
  const solve = useAct('incident.solve')
  const review = useAct('incident.review')
  const act = { note, solve, review }[turn]
  const by = useOwnName()
  return (
    <ActDialog
      {...DIALOGS[turn]}
      isOpen
      onClose={onClose}
      isRunning={act.isRunning}
      error={act.error}
      act={async (text) => (await act.run({ incidentId, by, note: text })) !== null}
    />
  )
}
