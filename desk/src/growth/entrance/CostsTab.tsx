import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText, money } from '../../ui/words'
import { CostDialog, RemoveCostDialog } from './CostDialog'
import { CostWorth } from './CostWorth'
import { useChannels } from './use-channels'

export type ChannelCost = ActionOutput<'entrance.listCosts'>['costs'][number]
type Doing = { kind: 'enter' } | { kind: 'change' | 'remove'; cost: ChannelCost }

/** What the shop has paid for its channels, and what that brought. */
export function CostsTab() {
  const asked = useAsk('entrance.listCosts', {})
  const costs = asked.answer?.costs ?? []
  const channels = useChannels(costs.map(({ channel }) => channel))
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  return (
    <div className="stack">
      <CostWorth />
      <Card
        title="记下的花费"
        hint={asked.answer?.isComplete === false ? '只显示最近的' : '一段日子的花费按天平均摊开'}
        act={
          <Button type="primary" onClick={() => setDoing({ kind: 'enter' })}>
            记一笔花费
          </Button>
        }
      >
        <Answer asked={asked}>
          {() =>
            channels.isKnown && (
              <Rows
                name="记下的花费"
                rows={costs}
                keyOf={(cost) => `${cost.channel}:${cost.fromDay}:${cost.toDay}`}
                empty="还没有记过。广告费、印刷费、推文费都记在这里，才知道一位新会员花了多少"
                columns={[
                  { title: '渠道', of: ({ channel }) => <strong>{channels.nameOf(channel)}</strong> },
                  { title: '哪段日子', of: (cost) => <span className="unbroken">{daysText(cost)}</span> },
                  {
                    title: '花在哪',
                    of: ({ note, by, at }) => (
                      <>
                        {note}
                        <small>
                          {by} · {momentText(at)}
                        </small>
                      </>
                    ),
                  },
                  { title: '花费', of: ({ costFen }) => money(costFen), isFigure: true },
                  {
                    title: '操作',
                    of: (cost) => (
                      <>
                        <Button type="link" size="small" onClick={() => setDoing({ kind: 'change', cost })}>
                          改
                        </Button>
                        <Button type="link" size="small" onClick={() => setDoing({ kind: 'remove', cost })}>
                          删掉
                        </Button>
                      </>
                    ),
                    isFigure: true,
                  },
                ]}
              />
            )
          }
        </Answer>
      </Card>
      {doing?.kind === 'enter' && <CostDialog channels={channels} costs={costs} cost={null} onClose={close} />}
      {doing?.kind === 'change' && <CostDialog channels={channels} costs={costs} cost={doing.cost} onClose={close} />}
      {doing?.kind === 'remove' && (
        <RemoveCostDialog cost={doing.cost} name={channels.nameOf(doing.cost.channel)} onClose={close} />
      )}
    </div>
  )
}
