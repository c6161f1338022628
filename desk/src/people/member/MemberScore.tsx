import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { dayText, percent, roundMoney } from '../../ui/words'

const STATUSES = {
  leftOut: '这位会员没有同意用消费记录做评分，所以没有评分',
  noPurchase: '还没有消费，所以没有评分',
  noModel: '店里的消费还不够多，评分还没有开始',
} as const

export function MemberScore({ memberId }: { memberId: string }) {
  const asked = useAsk('score.explain', { memberId })
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="评分" hint={asked.answer && `到 ${dayText(asked.answer.asOfDay)}`}>
      <Answer asked={asked}>
        {({ figures, why, status }) =>
          figures === null ? (
            <p className="soft">{status === 'scored' ? '' : STATUSES[status]}</p>
          ) : (
            <>
              <p className="big">
                {Math.round(figures.value)}
                <small>/ 100 · {figures.group.name}</small>
              </p>
              {figures.forecast && (
                <Facts
                  facts={[
                    ['30 天不来', percent(figures.forecast.silent30)],
                    ['一年价值', `约 ${roundMoney(figures.forecast.ltvFen.expected)}`],
                  ]}
                />
              )}
              <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                怎么算的
              </button>
              {isOpen && (
                <ul className="plain-list small">
                  {why.map(({ figure, text }) => (
                    <li key={figure}>{text}</li>
                  ))}
                </ul>
              )}
            </>
          )
        }
      </Answer>
    </Card>
  )
}
