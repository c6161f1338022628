import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { ApiError, request } from '../../api/request'
import { Card, Facts } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, money, shortId, signed } from '../../ui/words'
import { addReplayed, type ReplaySum } from './add-replayed'

const REPLAYABLE = /^(points|tier|check-in|growth|tasks|coupon-template:.+)$/

/**
 * What a proposed document would have brought members in the last 90 days, loaded in parts until all members are
 * covered.
 */
export function ReplayCard({ setting, value }: { setting: string; value: unknown }) {
  const [sum, setSum] = useState<ReplaySum | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [fault, setFault] = useState<ApiError | null>(null)
  const isStopped = useRef(false)
  if (!REPLAYABLE.test(setting)) return null

  const run = async () => {
    isStopped.current = false
    setRunning(true)
    setFault(null)
    try {
      let whole: ReplaySum | null = null
      do {
        const after: string | null = whole?.next ?? null
        whole = addReplayed(
          whole,
          await request('time-machine.replay', { setting, value, ...(after === null ? {} : { after }) }),
        )
        setSum(whole)
      } while (whole.next !== null && !isStopped.current)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setFault(failure)
    } finally {
      setRunning(false)
    }
  }

  return (
    <Card
      title="拿近 90 天演算"
      hint="如果那时候就是这样，会员会多得或少得什么；只算，不改"
      act={
        isRunning ? (
          <Button
            onClick={() => {
              isStopped.current = true
            }}
          >
            停
          </Button>
        ) : (
          <Button onClick={() => void run()}>{sum ? '再算一遍' : '演算'}</Button>
        )
      }
    >
      <Refusal error={fault} />
      {sum && <Outcome sum={sum} isRunning={isRunning} />}
    </Card>
  )
}

function Outcome({ sum, isRunning }: { sum: ReplaySum; isRunning: boolean }) {
  const { before, after, costFen } = sum
  const hasMore = sum.next !== null
  return (
    <>
      <p className="soft small" role="status">
        {dayText(sum.fromDay)}至{dayText(sum.toDay)} · 看了 {grouped(sum.looked)} 位会员
        {hasMore && (isRunning ? '，还在算' : '，没有算完')}
      </p>
      <Facts
        facts={[
          ['会不一样的会员', `${grouped(sum.changed)} 位`],
          ['升级、降级', `${grouped(sum.lifted)} 位、${grouped(sum.lowered)} 位`],
          ['积分', `${grouped(before.points)} → ${grouped(after.points)}（${signed(after.points - before.points)}）`],
          ['成长值', signed(after.growth - before.growth)],
          ['补签卡', `${signed(after.makeUpCards - before.makeUpCards)} 张`],
          ['券和权益最多抵', money(after.couponFen - before.couponFen)],
          ['花费', costFen === null ? '没有填每 100 积分值多少（规则“花费和预算”）' : money(costFen)],
        ]}
      />
      <Rows
        name="差得最多的会员"
        rows={sum.examples}
        keyOf={({ memberId }) => memberId}
        empty="没有人会不一样"
        columns={[
          { title: '会员', of: ({ memberId }) => <Link to={`/members/${memberId}`}>{shortId(memberId)}</Link> },
          {
            title: '积分',
            of: ({ before: was, after: is }) => `${grouped(was.points)} → ${grouped(is.points)}`,
            isFigure: true,
          },
          { title: '等级', of: ({ before: was, after: is }) => (was.tierKey === is.tierKey ? '–' : is.tierKey) },
          { title: '券和权益', of: ({ after: is }) => money(is.couponFen), isFigure: true },
        ]}
      />
      {sum.limits.map((limit) => (
        <p key={limit} className="soft small">
          {limit}
        </p>
      ))}
    </>
  )
}
