import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money } from '../../ui/words'
import { gainText, type KeepingAct, moreText, nextText, profitText } from './keeping-words'

/** What the shop can do about members who stay away, by what each act has changed beside those who were left out. */
export function NextAct() {
  const asked = useAsk('journey.listKeepingActs', {})
  return (
    <Answer asked={asked} lines={4}>
      {({ acts, next, marginPercent }) => (
        <Card title="做什么最有用" hint={`和随机留出、什么都没做的会员比；${profitText(marginPercent)}`}>
          <p className="after-figures">{nextText({ acts, next })}</p>
          <Rows
            name="做什么最有用"
            rows={acts}
            keyOf={({ kind, id }) => `${kind}:${id}`}
            columns={[
              { title: '做法', of: (act) => <Title act={act} isNext={acts.indexOf(act) === next} /> },
              { title: '比没做的多', of: (act) => moreText(act) },
              {
                title: '量了',
                of: ({ measured }) => `${grouped(measured.members)} 对 ${grouped(measured.keptBack)} 位`,
                isExtra: true,
              },
              {
                title: '用掉的券',
                of: ({ couponFen }) => (couponFen === null ? '–' : money(couponFen)),
                isFigure: true,
                isExtra: true,
              },
              { title: '每位多赚', of: (act) => gainText(act), isFigure: true },
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}

function Title({ act: { kind, id, title, isOn }, isNext }: { act: KeepingAct; isNext: boolean }) {
  const to = kind === 'journey' ? `/journeys/${id}` : '/follow-ups'
  return (
    <>
      <Link to={to}>{isNext ? <strong>{title}</strong> : title}</Link>
      {!isOn && <span className="soft"> · 没有开</span>}
    </>
  )
}
