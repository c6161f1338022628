import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'

const ENDS = { removed: '删除', bare: '账目留着，连不到人', outlasts: '留到期满' } as const

/** How long each kind of data is kept, and whether the jobs that delete it have run. */
export function Terms() {
  const asked = useAsk('privacy.listTerms', {})
  return (
    <Answer asked={asked} lines={10}>
      {({ terms, kept }) => (
        <div className="cards halves">
          <Card title="到期就删" hint="不管会员还在不在">
            <Rows
              name="到期就删的资料"
              rows={terms}
              keyOf={({ title, days, job }) => `${title} ${days} ${job}`}
              columns={[
                { title: '资料', of: ({ title }) => title },
                { title: '保存', of: ({ days }) => `${grouped(days)} 天`, isFigure: true },
                {
                  title: '上次清理',
                  of: ({ ranAt, removed, isFailing }) => <Run ranAt={ranAt} removed={removed} isFailing={isFailing} />,
                },
              ]}
            />
          </Card>
          <Card title="会员期间都在" hint="注销以后">
            <Rows
              name="会员期间保存的资料"
              rows={kept}
              keyOf={({ title, onClosing }) => `${title} ${onClosing}`}
              columns={[
                { title: '资料', of: ({ title }) => title },
                { title: '注销以后', of: ({ onClosing }) => ENDS[onClosing] ?? onClosing },
              ]}
            />
          </Card>
        </div>
      )}
    </Answer>
  )
}

function Run({ ranAt, removed, isFailing }: { ranAt: number | null; removed: number; isFailing: boolean }) {
  if (isFailing) return <Status tone="bad">没有跑成</Status>
  if (ranAt === null) return <Status tone="watch">还没有跑过</Status>
  return (
    <>
      <Status tone="good">{momentText(ranAt)}</Status>
      <small>删了 {grouped(removed)} 条</small>
    </>
  )
}
