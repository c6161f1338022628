import { Button } from 'antd'
import { useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Consents } from '../../people/member/Consents'
import { SaidCard } from '../../reach/question/SaidCard'
import { Answer } from '../../ui/Answer'
import { Page } from '../../ui/Page'
import { shortId } from '../../ui/words'
import { CorrectDialog } from './CorrectDialog'
import { RecordCopy } from './RecordCopy'
import { RequestDialog } from './RequestDialog'

/** What one member may ask for (a copy, a correction, deletion), and what they have agreed to. */
export function MemberPrivacyPage() {
  const { memberId = '' } = useParams()
  const [opened, setOpened] = useState<'request' | 'correct' | null>(null)
  const close = () => setOpened(null)
  const consents = useAsk('privacy.listConsents', { memberId })
  // Handed over by the member's page: asking for it would leave another line in the audit.
  const name = (useLocation().state as { name?: string | null } | null)?.name
  return (
    <Page
      under={{ to: `/members/${memberId}`, title: '会员' }}
      title={name ?? shortId(memberId)}
      hint={name ? `${shortId(memberId)} · 个人信息` : '个人信息'}
      acts={
        <>
          <Button onClick={() => setOpened('correct')}>更正</Button>
          <Button type="primary" onClick={() => setOpened('request')}>
            登记请求
          </Button>
        </>
      }
    >
      <div className="cards two">
        <RecordCopy memberId={memberId} />
        <div className="stack">
          <Answer asked={consents}>{(answer) => <Consents memberId={memberId} consents={answer} />}</Answer>
          <SaidCard memberId={memberId} />
        </div>
      </div>
      <RequestDialog memberId={memberId} isOpen={opened === 'request'} onClose={close} />
      <CorrectDialog memberId={memberId} isOpen={opened === 'correct'} onClose={close} />
    </Page>
  )
}
