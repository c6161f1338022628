import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { Answer, Empty } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { grouped, roundMoney } from '../../ui/words'
import { KillAll } from './JourneyActs'
import { type JourneyLine, kindText, pausedText, stateOf } from './words'

type Ready = ActionOutput<'journey.list'>['ready'][number]

/** The shop's journeys as they stand, and the ready ones that can be taken. */
export function JourneyList() {
  const asked = useAsk('journey.list', {})
  const navigate = useNavigate()
  const running = (asked.answer?.journeys ?? []).filter(({ state }) => ['live', 'paused', 'ending'].includes(state))
  return (
    <Page
      title="旅程"
      hint="会员做了什么、到了哪天，店里自动跟着做什么"
      acts={
        <>
          <Link to="/journeys/addresses">对外地址</Link>
          <KillAll running={running.length} waiting={running.reduce((sum, { waiting }) => sum + waiting, 0)} />
          <Button type="primary" onClick={() => void navigate('/journeys/new')}>
            新建旅程
          </Button>
        </>
      }
    >
      <Answer asked={asked} lines={8}>
        {({ journeys, ready }) => (
          <div className="stack">
            <Card>
              <Journeys journeys={journeys} />
            </Card>
            <ReadyOnes ready={ready} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Journeys({ journeys }: { journeys: readonly JourneyLine[] }) {
  return (
    <Rows
      name="旅程"
      rows={journeys}
      keyOf={({ journeyId }) => journeyId}
      linkOf={({ journeyId }) => `/journeys/${journeyId}`}
      empty={<Empty>还没有旅程。拿一个现成的来改，最快</Empty>}
      columns={[
        {
          title: '旅程',
          of: ({ name, isChanged, version }) => (
            <>
              {name}
              {isChanged && version !== null && <small>有改动没有用上</small>}
            </>
          ),
        },
        { title: '为什么发', of: ({ kind }) => <span className="soft">{kindText(kind)}</span>, isExtra: true },
        { title: '进来过', of: ({ entered }) => `${grouped(entered)} 人`, isFigure: true },
        { title: '正在走', of: ({ waiting }) => `${grouped(waiting)} 人`, isFigure: true },
        {
          title: '花了',
          of: ({ spentFen, budgetFen }) =>
            budgetFen === null ? '–' : `${roundMoney(spentFen)} / ${roundMoney(budgetFen)}`,
          isFigure: true,
        },
        {
          title: '状态',
          of: ({ state, pausedWhy }) => {
            const [tone, word] = stateOf(state)
            const why = state === 'paused' ? pausedText(pausedWhy) : null
            return (
              <>
                <Status tone={tone}>{word}</Status>
                {why && <small>{why}</small>}
              </>
            )
          },
        },
      ]}
    />
  )
}

function ReadyOnes({ ready }: { ready: readonly Ready[] }) {
  const take = useAct('journey.takeReady')
  const by = useOwnName()
  const navigate = useNavigate()
  const free = ready.filter(({ journeyId }) => journeyId === null)
  if (free.length === 0) return null
  return (
    <Card title="现成的" hint="拿来就是草稿，改好了再开始">
      <Refusal error={take.error} />
      <Rows
        name="现成的旅程"
        rows={free}
        keyOf={({ readyKey }) => readyKey}
        columns={[
          { title: '旅程', of: ({ name }) => <strong className="unbroken">{name}</strong> },
          { title: '做什么', of: ({ about }) => about },
          {
            title: '为什么发',
            of: ({ kind }) => <span className="soft unbroken">{kindText(kind)}</span>,
            isExtra: true,
          },
          {
            title: '',
            of: ({ readyKey, name }) => (
              <Button
                type="link"
                size="small"
                aria-label={`拿来改：${name}`}
                disabled={take.isRunning}
                onClick={async () => {
                  const taken = await take.run({ readyKey, by })
                  if (taken) void navigate(`/journeys/${taken.journey.journeyId}`)
                }}
              >
                拿来改
              </Button>
            ),
          },
        ]}
      />
    </Card>
  )
}
