import { Link } from 'react-router'
import { useChannels } from '../../growth/entrance/use-channels'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { percent, roundMoney } from '../../ui/words'
import type { Board } from './figure-words'
import { MainFactor } from './MainFactor'
import { channelValue } from './places'

/** What members have bought, by the channel by which they joined; each leads to its own figures. */
export function ByChannel({ channels, by }: { channels: NonNullable<Board['channels']>; by: string }) {
  const { nameOf } = useChannels([])
  if (channels.length === 0) return null
  const sum = channels.reduce((all, { nowFen }) => all + nowFen, 0)
  return (
    <Card title="按入会的渠道" hint="会员消费金额，按他当初从哪里入会；收银文件带来的不在里面">
      <Rows
        name="按入会的渠道"
        rows={channels}
        keyOf={({ channel }) => channel}
        columns={[
          {
            title: '渠道',
            of: ({ channel }) => (
              <Link to={`/reports/figures?by=${by}&where=${encodeURIComponent(channelValue(channel))}`}>
                {nameOf(channel)}
              </Link>
            ),
          },
          { title: '消费', of: ({ nowFen }) => roundMoney(nowFen), isFigure: true },
          { title: '占', of: ({ nowFen }) => (sum === 0 ? '–' : percent(nowFen / sum)), isFigure: true },
          { title: '上一段', of: ({ beforeFen }) => roundMoney(beforeFen), isFigure: true },
          { title: '主要是', of: ({ factors }) => <MainFactor factors={factors} />, isExtra: true },
        ]}
      />
    </Card>
  )
}
