import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { atPlace, WHOLE_SHOP } from '../../frame/places'
import { useOwnName, useRight } from '../../frame/use-person'
import { GrantDialog } from '../../people/member/GrantDialog'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { momentText, shortId } from '../../ui/words'
import { AnswerForm } from './AnswerForm'
import { clockText, kindText, standOf, type Ticket } from './words'

/** One ticket: what the member said, what was answered, its clocks, and what can be done for the member. */
export function TicketPage() {
  const { feedbackId = '' } = useParams()
  const [query] = useSearchParams()
  const ref = { ...atPlace(query.get('place') ?? WHOLE_SHOP), feedbackId }
  const asked = useAsk('feedback.getTicket', ref)
  const ticket = asked.answer?.ticket
  const take = useAct('feedback.take')
  const [opened, setOpened] = useState<'coupon' | 'close' | null>(null)
  const by = useOwnName()
  const mayGive = useRight('coupons')
  const close = () => setOpened(null)
  const isEnded = ticket?.ticket?.status === 'solved' || ticket?.ticket?.status === 'closed'
  return (
    <Page
      under={{ to: '/feedback/waiting', title: '会员意见' }}
      title={ticket ? kindText(ticket) : '意见'}
      hint={asked.answer && <Stand ticket={asked.answer.ticket} now={asked.answer.now} />}
      acts={
        ticket && (
          <>
            {mayGive && <Button onClick={() => setOpened('coupon')}>发券致歉</Button>}
            {!isEnded && <Button onClick={() => setOpened('close')}>结束</Button>}
            {ticket.ticket?.seenAt === null && (
              <Button type="primary" loading={take.isRunning} onClick={() => void take.run({ ...ref, by })}>
                我来办
              </Button>
            )}
          </>
        )
      }
    >
      <Refusal error={take.error} />
      <Answer asked={asked} lines={8}>
        {({ ticket: found, ...photos }) => (
          <div className="cards two">
            <div className="stack">
              <Conversation ticket={found} />
              <Photos {...photos} />
              <AnswerForm ticketRef={ref} ticket={found} />
            </div>
            <About ticket={found} />
            <GrantDialog memberId={found.memberId} isOpen={opened === 'coupon'} onClose={close} />
            <CloseDialog ticketRef={ref} isOpen={opened === 'close'} onClose={close} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Stand({ ticket, now }: { ticket: Ticket; now: number }) {
  const [tone, word] = standOf(ticket, now)
  return <Status tone={tone}>{word}</Status>
}

function Conversation({ ticket }: { ticket: Ticket }) {
  const { reasons, text, at, messages } = ticket
  return (
    <Card title="会员说的" hint="只给店里看，会员知道">
      <ul className="plain-list">
        <li>
          <p className="soft small">{momentText(at)}</p>
          <p className="said">{text || '没有写字'}</p>
          {reasons.length > 0 && (
            <p className="chips">
              {reasons.map((reason) => (
                <span key={reason} className="chip">
                  {reason}
                </span>
              ))}
            </p>
          )}
        </li>
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added at the end
          <li key={index}>
            <p className="soft small">
              {message.from === 'shop' ? (message.by ?? '店里') : '会员'} · {momentText(message.at)}
            </p>
            <p className="said">{message.text}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type PhotosOf = Pick<ActionOutput<'feedback.getTicket'>, 'photos' | 'photosChecking' | 'photosHidden'>

/** Only what WeChat's check has passed; how many others there are is said. */
function Photos({ photos, photosChecking, photosHidden }: PhotosOf) {
  if (photos.length + photosChecking + photosHidden === 0) return null
  return (
    <Card title="照片" hint="微信检查过的才看得到；不要转发">
      <p className="chips">
        {photos.map((address, index) => (
          <a key={address} href={address} target="_blank" rel="noreferrer">
            第 {index + 1} 张
          </a>
        ))}
      </p>
      {photosChecking > 0 && <p className="soft small">{photosChecking} 张还在检查，最多半小时</p>}
      {photosHidden > 0 && <p className="soft small">{photosHidden} 张没有通过检查，看不到</p>}
    </Card>
  )
}

function About({ ticket: found }: { ticket: Ticket }) {
  const { memberId, storeName, staffName, purchaseId, score, ticket, seenBy } = found
  return (
    <Card title="这一件">
      <Facts
        facts={[
          [
            '会员',
            <Link key="member" to={`/members/${memberId}`}>
              {shortId(memberId)}
            </Link>,
          ],
          ['门店', storeName ?? '不分门店'],
          ...(staffName === null ? [] : [['收银', staffName] as const]),
          ...(purchaseId === null ? [] : [['小票', purchaseId] as const]),
          ...(score === null ? [] : [['打分', `${score} / 5`] as const]),
          ...(ticket
            ? [
                ['有人看', [clockText(ticket.seenAt, ticket.seenDueAt), seenBy].filter(Boolean).join(' · ')] as const,
                ['答复', clockText(ticket.answeredAt, ticket.answerDueAt)] as const,
                ['会员说', ticket.isSolved === null ? '还没有说' : ticket.isSolved ? '解决了' : '没有解决'] as const,
              ]
            : []),
        ]}
      />
    </Card>
  )
}

interface CloseDialogProps {
  ticketRef: { feedbackId: string; storeId?: string }
  isOpen: boolean
  onClose(): void
}

function CloseDialog({ ticketRef, isOpen, onClose }: CloseDialogProps) {
  const closing = useAct('feedback.close')
  const by = useOwnName()
  return (
    <ActDialog
      title="结束这一件"
      verb="结束，不再等"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={closing.isRunning}
      error={closing.error}
      act={async (note) => (await closing.run({ ...ticketRef, note, by })) !== null}
    >
      <p>电话里、柜台上已经说好的，或不是意见的，才直接结束。会员看得到它结束了，也还能接着写。</p>
    </ActDialog>
  )
}
