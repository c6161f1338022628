import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, roundMoney } from '../../ui/words'
import { STATES } from './states'

export function TemplateList() {
  const navigate = useNavigate()
  const list = usePages(
    'coupon.listTemplates',
    {},
    ({ nextAfterId }) => (nextAfterId === null ? null : { afterId: nextAfterId }),
    ({ templates }) => templates,
  )
  return (
    <Page
      title="券"
      acts={
        <Button type="primary" onClick={() => void navigate('/coupons/new')}>
          新建一张券
        </Button>
      }
    >
      <Card>
        <Answer asked={list.asked} lines={8}>
          {(rows) => (
            <Rows
              name="券"
              rows={rows}
              keyOf={({ templateId }) => templateId}
              linkOf={({ templateId }) => `/coupons/${templateId}`}
              empty="还没有券"
              more={list.more}
              columns={[
                { title: '券', of: ({ title }) => title },
                {
                  title: '剩',
                  of: ({ left, stock }) => (left === null ? '不限' : `${grouped(left)} / ${grouped(stock ?? 0)}`),
                  isFigure: true,
                },
                { title: '发出', of: ({ issued }) => grouped(issued), isFigure: true },
                { title: '核销', of: ({ redeemed }) => grouped(redeemed), isFigure: true },
                { title: '已减', of: ({ redeemedFen }) => roundMoney(redeemedFen), isFigure: true },
                {
                  title: '最多还花',
                  of: ({ exposureAtMostFen }) =>
                    exposureAtMostFen === null ? '没有上限' : roundMoney(exposureAtMostFen),
                  isFigure: true,
                  isExtra: true,
                },
                { title: '状态', of: ({ state }) => <Status tone={STATES[state].tone}>{STATES[state].word}</Status> },
              ]}
            />
          )}
        </Answer>
      </Card>
    </Page>
  )
}
