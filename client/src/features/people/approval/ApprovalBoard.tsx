import { useState } from 'react'
import { usePages } from '../../../api/use-pages'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { ListUnderTabs } from '../../../ui/ListUnderTabs'
import { Page } from '../../../ui/Page'
import { Tabs } from '../../../ui/Tabs'
import { Tag } from '../../../ui/Tag'
import { showToast } from '../../../ui/toast'
import { ApprovalSheet } from './ApprovalSheet'
import { type Approval, approvalNote } from './approval-text'

type Tab = 'open' | 'over'

const TABS = [
  { key: 'open', text: '等批准的' },
  { key: 'over', text: '办过的' },
] as const

/** What one person asked for and another has to agree to: the same list as on the desk. */
export function ApprovalBoard() {
  const [tab, setTab] = useState<Tab>('open')
  // A decision changes both lists, so everything is loaded again.
  const [round, setRound] = useState(0)
  return (
    <Page wide>
      <Tabs tabs={TABS} current={tab} onChange={setTab} />
      <Approvals key={`${tab} ${round}`} isOpen={tab === 'open'} onDecided={() => setRound(round + 1)} />
    </Page>
  )
}

function Approvals({ isOpen, onDecided }: { isOpen: boolean; onDecided: () => void }) {
  const list = usePages(
    'approval.list',
    { isOpen },
    {
      nextOf: ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { isOpen, beforeAt: nextBeforeAt }),
      itemsOf: ({ approvals }) => approvals,
    },
  )
  const [opened, setOpened] = useState<Approval | null>(null)
  const decided = (words: string) => {
    showToast(words)
    onDecided()
  }
  return (
    <>
      <ListUnderTabs list={list} empty={isOpen ? NONE_OPEN : NONE_OVER}>
        {(approval) => (
          <ListRow
            key={approval.approvalId}
            icon="shield"
            title={approval.title}
            note={approvalNote(approval)}
            value={approval.own.mayApprove ? <Tag tone="warm">等你</Tag> : undefined}
            label={`${approval.title}，${approvalNote(approval)}${approval.own.mayApprove ? '，等你批准' : ''}`}
            onClick={() => setOpened(approval)}
          />
        )}
      </ListUnderTabs>
      {opened ? (
        <ApprovalSheet key={opened.approvalId} known={opened} onClose={() => setOpened(null)} onDecided={decided} />
      ) : null}
    </>
  )
}

const NONE_OPEN = (
  <Empty picture="cup" title="没有要批准的" note="花钱的、改规则的、看完整手机号的，有人提了会出现在这里" />
)
const NONE_OVER = <Empty picture="ledger" title="还没有办过的" />
