import type { ReactNode } from 'react'
import { END_TEXT, WHAT_TEXT } from '#shared/reach/journey/run-words'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer, Empty } from '../../ui/Answer'
import { Card, Facts, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money, percent } from '../../ui/words'
import { type Interval, type LiftKey, liftText, onLine, tooFewText, verdictOf, WORDS } from './lift'
import { draftOf, inOrder } from './steps'
import { useJourneyChoices } from './use-journey-choices'
import { type Figures, lateText, STEP_KINDS, stepText } from './words'

const LATE_MS = 15 * 60_000

/** How a journey runs: by step, what was sent and what not, money, and whether it has changed anything. */
export function JourneyFigures({ found }: { found: ActionOutput<'journey.get'> }) {
  const asked = useAsk('journey.figures', { journeyId: found.journey.journeyId })
  if (found.journey.version === null) return <Empty>还没有开始过。开始以后，这里看得到每一步走了多少人</Empty>
  return (
    <Answer asked={asked} lines={10}>
      {(figures) => (
        <div className="cards two">
          <div className="stack">
            <ByStep figures={figures} definition={found.inForce} />
            <Sends figures={figures} definition={found.inForce} />
          </div>
          <div className="stack">
            <Lift figures={figures} />
            <Money figures={figures} />
            <Ends figures={figures} />
          </div>
        </div>
      )}
    </Answer>
  )
}

function ByStep({ figures, definition }: { figures: Figures; definition: unknown }) {
  const { nameOf } = useJourneyChoices()
  const steps = inOrder(draftOf(definition))
  const { journey, lateMs, heldOut } = figures
  const of = (id: string) => figures.steps.find(({ nodeId }) => nodeId === id)
  return (
    <Card title="每一步" hint={`进来过 ${grouped(journey.entered)} 人，留出不做的 ${grouped(heldOut)} 人`}>
      {lateMs >= LATE_MS && (
        <p className="warned">到了时间还没有办的，最早的晚了 {lateText(lateMs)}。后台会接着办，不会漏也不会重。</p>
      )}
      <Rows
        name="每一步"
        rows={steps}
        keyOf={({ id }) => id}
        columns={[
          { title: '', of: (step) => <span className="soft">{steps.indexOf(step) + 1}</span> },
          {
            title: '步骤',
            of: (step) => (
              <>
                <span className="soft">{STEP_KINDS[step.kind].title}</span> <strong>{stepText(step, nameOf)}</strong>
              </>
            ),
          },
          { title: '走过', of: ({ id }) => `${grouped(of(id)?.passed ?? 0)} 人次`, isFigure: true },
          { title: '正在等', of: ({ id }) => `${grouped(of(id)?.waiting ?? 0)} 人`, isFigure: true },
        ]}
      />
      <p className="rows-foot soft small">
        {lateMs < LATE_MS && (lateMs === 0 ? '没有晚的' : `最晚的一件晚了${lateText(lateMs)}`)}
      </p>
    </Card>
  )
}

const SEND_STATES: Record<string, ['good' | 'watch' | 'bad' | 'plain', string]> = {
  sent: ['good', '微信收下了'],
  sending: ['plain', '正在发'],
  refused: ['bad', '微信没有收'],
  unknown: ['watch', '没有回音，不重发'],
}
/** What WeChat answers, where an operator can do something about it. */
const CODES: Record<number, string> = {
  43101: '会员没有点过“提醒我”，或者次数用完了',
  40037: '模板没有了，到“微信提醒”里重新选',
  47003: '模板的字段不对，到“微信提醒”里改',
  40003: '这位会员打不开小程序了',
}

interface Deed {
  key: string
  step: string
  what: ReactNode
  why: string
  count: number
}

/** What each step has done: of messages what WeChat answered, of everything else what came of it and why not. */
function Sends({ figures: { sends, steps: passed }, definition }: { figures: Figures; definition: unknown }) {
  const { nameOf } = useJourneyChoices()
  const steps = inOrder(draftOf(definition))
  const nameOfStep = (id: string) => {
    const index = steps.findIndex((step) => step.id === id)
    const step = steps[index]
    return step ? `${index + 1} · ${stepText(step, nameOf)}` : '以前的一步'
  }
  const order = [...steps.map(({ id }) => id), ...sends.map(({ nodeId }) => nodeId)]
  const rows = [...new Set(order)].flatMap((id): Deed[] => [
    ...sends
      .filter(({ nodeId }) => nodeId === id)
      .map(({ state, code, count }) => ({
        key: `${id}:${state}:${code}`,
        step: nameOfStep(id),
        what: <Status tone={(SEND_STATES[state] ?? ['plain'])[0]}>{SEND_STATES[state]?.[1] ?? state}</Status>,
        why: state === 'refused' ? (CODES[code ?? 0] ?? `微信的代码 ${code}`) : '',
        count,
      })),
    ...(passed.find(({ nodeId }) => nodeId === id)?.outcomes ?? [])
      // How these went is told by WeChat's answers.
      .filter(({ what }) => what !== 'messageHanded')
      .map(({ what, count }) => ({ key: `${id}:${what}`, step: nameOfStep(id), ...deedText(what), count })),
  ])
  return (
    <Card title="做了什么，什么没有发" hint="微信提醒只数最近 180 天的">
      <Rows
        name="做了什么"
        rows={rows}
        keyOf={({ key }) => key}
        empty="还没有做过什么"
        columns={[
          { title: '步骤', of: ({ step }) => step },
          { title: '什么', of: ({ what }) => what },
          { title: '为什么', of: ({ why }) => <span className="soft">{why}</span> },
          { title: '次数', of: ({ count }) => `${grouped(count)} 次`, isFigure: true },
        ]}
      />
    </Card>
  )
}

/** '没有可用的提醒，没发' in its two halves. */
function deedText(what: string): { what: string; why: string } {
  const text = WHAT_TEXT[what as keyof typeof WHAT_TEXT] ?? what
  const [why = '', not] = text.split('，')
  return not === undefined ? { what: text, why: '' } : { what: not, why }
}

function Money({ figures: { budgetFen, spentFen, coupons, points } }: { figures: Figures }) {
  const share = budgetFen === null || budgetFen === 0 ? null : Math.min(1, spentFen / budgetFen)
  return (
    <Card title="花了多少" hint="发出的券按最多能减的算">
      <p className="big">{money(spentFen)}</p>
      {share !== null && (
        <>
          <svg
            className={`target ${share >= 0.9 ? 'red' : 'green'}`}
            viewBox="0 0 100 16"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect className="track" y={5} width={100} height={6} />
            <rect className="value" y={5} width={share * 100} height={6} />
          </svg>
          <p className="soft small">
            预算 {money(budgetFen ?? 0)}，用了 {percent(share)}；用完自己暂停
          </p>
        </>
      )}
      <Facts
        facts={[
          ['发出的券', `${grouped(coupons)} 张`],
          ['送出的积分', `${grouped(points)} 积分`],
        ]}
      />
    </Card>
  )
}

function Ends({ figures: { ended } }: { figures: Figures }) {
  return (
    <Card title="怎么结束的">
      <Rows
        name="怎么结束的"
        rows={ended}
        keyOf={({ why }) => why}
        empty="还没有人走完"
        columns={[
          { title: '', of: ({ why }) => END_TEXT[why as keyof typeof END_TEXT] ?? why },
          { title: '人数', of: ({ count }) => `${grouped(count)} 人`, isFigure: true },
        ]}
      />
    </Card>
  )
}

/** Against those who were left out; a difference that may be chance is not called one. */
function Lift({ figures: { lift, measured } }: { figures: Figures }) {
  if (lift === null) {
    return (
      <Card title="有用吗">
        <p className="soft">{tooFewText(measured)}</p>
      </Card>
    )
  }
  const keys = Object.keys(WORDS) as LiftKey[]
  return (
    <Card
      title="有用吗"
      hint={`第一次进来满 30 天的 ${grouped(measured.members)} 人，比留出不做的 ${grouped(measured.heldOut)} 人`}
    >
      <ul className="plain-list">
        {keys.map((key) => (
          <li key={key}>
            <strong>{WORDS[key].title}</strong>
            <IntervalLine interval={lift[key]} />
            <p className={verdictOf(lift[key]) === 'open' ? 'soft small' : 'small'}>{liftText(key, lift[key])}</p>
          </li>
        ))}
      </ul>
      <p className="rows-foot soft small">
        每个数单看，20 次里会碰巧错 1 次；四个一起看、天天看，碰巧的更多。定下哪个数说了算再看。
      </p>
    </Card>
  )
}

function IntervalLine({ interval }: { interval: Interval }) {
  const { low, high, dot } = onLine(interval)
  return (
    <svg className="interval" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="band" x={low} y={4} width={Math.max(0.5, high - low)} height={4} />
      <line className="zero" x1={50} x2={50} y1={0} y2={12} />
      <rect className="dot" x={dot - 0.6} y={2} width={1.2} height={8} />
    </svg>
  )
}
