import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped } from '../../ui/words'

type Report = ActionOutput<'referral.reportDetection'>

/** What people made of the bonds that were held, by the signal that spoke against them. */
export function DetectionRecord() {
  const asked = useAsk('referral.reportDetection', {})
  const maySetRules = useRight('rules')
  return (
    <Card
      title="审核得准吗"
      hint={asked.answer && wholeText(asked.answer)}
      act={maySetRules && <Link to="/rules/referral-detection">改审核规则，先在过去的邀请上试</Link>}
    >
      <Answer asked={asked} lines={6}>
        {({ signals }) => (
          <>
            <Rows
              name="审核得准吗"
              rows={signals.filter(({ held }) => held > 0).sort((one, other) => other.held - one.held)}
              keyOf={({ key }) => key}
              empty="还没有停过邀请"
              columns={[
                { title: '看到了什么', of: ({ title }) => <strong>{title}</strong> },
                { title: '停过', of: ({ held }) => `${grouped(held)} 笔`, isFigure: true },
                { title: '放行了', of: ({ released }) => grouped(released), isFigure: true },
                { title: '不发', of: ({ refused }) => grouped(refused), isFigure: true },
                { title: '到期发了', of: ({ lapsed }) => grouped(lapsed), isFigure: true, isExtra: true },
                {
                  title: '停错了',
                  of: ({ falseAlarmPercent }) => (falseAlarmPercent === null ? '–' : `${falseAlarmPercent}%`),
                  isFigure: true,
                },
              ]}
            />
            <p className="rows-foot soft small">
              一笔可以有几种迹象，各算一次。停错了：人决定过的里面，放行的占多少；多半放行的迹象，权重可以调小
            </p>
          </>
        )}
      </Answer>
    </Card>
  )
}

function wholeText({ judged, held, open }: Report): string {
  return `看了 ${grouped(judged)} 笔，停过 ${grouped(held)} 笔，还停着 ${grouped(open)} 笔`
}
