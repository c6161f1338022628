import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { dayText, percent, roundMoney } from '../../ui/words'

const STATUSES = {
  leftOut: '这位会员没有同意用消费记录做评分，所以没有评分',
  noPurchase: '还没有消费，所以没有评分',
  unscored: '今晚第一次评分；店里的消费还不够多的话，评分还没有开始',
  scored: '',
} as const

/** As it was published, which lists and segments go by; what it is made of is asked when somebody wants to know. */
export function MemberScore({
  memberId,
  published: { score, status },
}: {
  memberId: string
  published: NonNullable<ActionOutput<'member-page.get'>['insight']>['score']
}) {
  const [isOpen, setOpen] = useState(false)
  const explained = useAsk('score.explain', isOpen ? { memberId } : null)
  if (score === null) {
    return (
      <Card title="评分">
        <p className="soft">{STATUSES[status as keyof typeof STATUSES]}</p>
      </Card>
    )
  }
  const { asOfDay, value, group, forecast } = score
  return (
    <Card title="评分" hint={`到 ${dayText(asOfDay)}`}>
      <p className="big">
        {Math.round(value)}
        <small>/ 100 · {group.name}</small>
      </p>
      {forecast && (
        <Facts
          facts={[
            ['30 天不来', percent(forecast.silent30)],
            ['一年价值', `约 ${roundMoney(forecast.ltvFen.expected)}`],
          ]}
        />
      )}
      <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        怎么算的
      </button>
      {isOpen && (
        <Answer asked={explained} lines={6}>
          {(told) => (
            <>
              {told.asOfDay !== asOfDay && <p className="soft small">下面按到 {dayText(told.asOfDay)} 的消费重算</p>}
              <ul className="plain-list small">
                {told.why.map(({ figure, text }) => (
                  <li key={figure}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </Answer>
      )}
    </Card>
  )
}
