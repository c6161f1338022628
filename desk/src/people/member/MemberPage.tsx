import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { OwnClerk } from '../../reach/follow-up/OwnClerk'
import { LetterDialog } from '../../reach/inbox/LetterDialog'
import { MemberInbox } from '../../reach/inbox/MemberInbox'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { shortId } from '../../ui/words'
import { AdjustDialog } from './AdjustDialog'
import { Consents } from './Consents'
import { GrantDialog } from './GrantDialog'
import { Identity } from './Identity'
import { MemberCoupons } from './MemberCoupons'
import { MemberScore } from './MemberScore'
import { MemberStage } from './MemberStage'
import { MemberTags } from './MemberTags'
import { MergeDialog } from './MergeDialog'
import { Timeline } from './Timeline'

const STATUSES = { active: ['good', '正常'], merged: ['watch', '已并入别的会员'], closed: ['bad', '已注销'] } as const
type OpenDialog = 'adjust' | 'grant' | 'letter' | 'merge' | null

/** Everything the shop knows about one member, and what can be done for them. */
export function MemberPage() {
  const { memberId = '' } = useParams()
  const found = useAsk('member-page.get', { memberId })
  const [opened, setOpened] = useState<OpenDialog>(null)
  const member = found.answer?.member
  const navigate = useNavigate()
  const mayAsk = useRight('personal')
  const [tone, word] = STATUSES[member?.status ?? 'active']
  const close = () => setOpened(null)
  return (
    <Page
      under={{ to: '/members', title: '会员' }}
      title={member?.nickname ?? shortId(memberId)}
      hint={member && <Status tone={tone}>{word}</Status>}
      acts={
        member?.status === 'active' && (
          <>
            {mayAsk && (
              <Button
                onClick={() => void navigate(`/privacy/members/${memberId}`, { state: { name: member.nickname } })}
              >
                个人信息
              </Button>
            )}
            <Button onClick={() => setOpened('adjust')}>调积分</Button>
            <Button onClick={() => setOpened('grant')}>发券</Button>
            <Button onClick={() => setOpened('letter')}>写消息</Button>
            <Button onClick={() => setOpened('merge')}>合并</Button>
          </>
        )
      }
    >
      <Answer asked={found} lines={8}>
        {(answer) => (
          <div className="cards three">
            <div className="stack">
              <Identity member={answer.member} tier={answer.tier} />
              {answer.member.status === 'active' && <OwnClerk memberId={memberId} own={answer.ownClerk} />}
            </div>
            <Timeline memberId={memberId} newest={answer.ledger} />
            <div className="stack">
              {answer.insight ? (
                <>
                  <MemberStage stage={answer.insight.stage} />
                  <MemberScore memberId={memberId} published={answer.insight.score} />
                </>
              ) : (
                <Card title="阶段、评分和标签">
                  <p className="soft">看这些要“人群”的权限，由店主在“门店与店员”里给。</p>
                </Card>
              )}
              <MemberCoupons memberId={memberId} usable={answer.coupons} />
              <MemberInbox messages={answer.messages} />
              {answer.insight && <MemberTags memberId={memberId} held={answer.insight.tags} />}
              <Consents memberId={memberId} consents={answer.consents} />
            </div>
            <AdjustDialog member={answer.member} isOpen={opened === 'adjust'} onClose={close} />
            <GrantDialog memberId={memberId} isOpen={opened === 'grant'} onClose={close} />
            <LetterDialog memberId={memberId} isOpen={opened === 'letter'} onClose={close} />
            <MergeDialog member={answer.member} isOpen={opened === 'merge'} onClose={close} />
          </div>
        )}
      </Answer>
    </Page>
  )
}
