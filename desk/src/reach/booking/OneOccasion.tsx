import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { clockText, momentText, percent } from '../../ui/words'
import { formOf, type Occasion } from './draft'
import { OccasionDialog } from './OccasionDialog'
import { GUEST_STATES, STATUSES } from './words'

/** One occasion as it was written, who comes, and how it went. */
export function OneOccasion() {
  const { occasionId = '' } = useParams()
  const asked = useAsk('booking.getOccasion', { occasionId })
  const [open, setOpen] = useState<'change' | 'callOff' | null>(null)
  const occasion = asked.answer?.occasion
  const status = occasion && STATUSES[occasion.status]
  return (
    <Page
      under={{ to: '/occasions', title: '活动' }}
      title={occasion?.title ?? '活动'}
      hint={status && <Status tone={status.tone}>{status.word}</Status>}
      acts={
        occasion?.status === 'planned' && (
          <>
            <Button onClick={() => setOpen('change')}>修改</Button>
            <Button danger onClick={() => setOpen('callOff')}>
              取消活动
            </Button>
          </>
        )
      }
    >
      <Answer asked={asked} lines={8}>
        {({ occasion: known, guests }) => (
          <div className="stack">
            <Card title="写给会员的">
              <p>{known.text}</p>
              <Facts facts={factsOf(known)} />
            </Card>
            <Card title="谁来" hint="看名单会留下记录">
              <Rows
                name="报名的会员"
                rows={guests}
                keyOf={({ memberId }) => memberId}
                linkOf={({ memberId }) => `/members/${memberId}`}
                empty="还没有人报名"
                columns={[
                  { title: '会员', of: ({ displayName }) => displayName },
                  { title: '第几个报名', of: ({ number }) => String(number), isFigure: true },
                  { title: '现在', of: ({ state }) => GUEST_STATES[state] },
                  {
                    title: '到的时间',
                    of: ({ attendedAt }) => (attendedAt === null ? '–' : clockText(attendedAt)),
                    isFigure: true,
                    isExtra: true,
                  },
                ]}
              />
            </Card>
            {open === 'change' && (
              <OccasionDialog
                changes={{ occasionId, version: known.version, taken: known.taken, waiting: known.waiting }}
                initial={formOf(known)}
                onClose={() => setOpen(null)}
              />
            )}
            <CallOffDialog occasion={known} isOpen={open === 'callOff'} onClose={() => setOpen(null)} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function factsOf({ startsAt, place, places, taken, waiting, attended, status, reason }: Occasion) {
  const came = status === 'over' && taken > 0 ? `，来了 ${percent(attended / taken)}` : ''
  return [
    ['时间', momentText(startsAt)],
    ['地点', place],
    ['报名', `${taken} / ${places} 位${came}`],
    ['候补', `${waiting} 位`],
    ['到场', `${attended} 位`],
    ...(reason === null ? [] : [['取消的原因', reason] as const]),
  ] as const
}

function CallOffDialog({ occasion, isOpen, onClose }: { occasion: Occasion; isOpen: boolean; onClose(): void }) {
  const callOff = useAct('booking.callOff')
  const { occasionId, taken, waiting } = occasion
  return (
    <ActDialog
      title="取消这个活动"
      verb="取消活动"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={callOff.isRunning}
      error={callOff.error}
      isDestructive
      act={async (reason) => (await callOff.run({ occasionId, reason })) !== null}
    >
      <p>
        {taken} 位报名、{waiting}{' '}
        位候补的会员十分钟内收到消息，写着“活动取消了”和你写的原因；要过微信提醒的也发微信。取消以后不能恢复。
      </p>
    </ActDialog>
  )
}
