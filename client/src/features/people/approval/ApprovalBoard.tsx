import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { Tag } from '../../../ui/Tag'
import { showToast } from '../../../ui/toast'
import styles from './ApprovalBoard.module.scss'
import { ApprovalSheet } from './ApprovalSheet'
import { type Approval, approvalNote } from './approval-text'

type Tab = 'open' | 'over'

const TABS = [
  { key: 'open', text: '等批准的' },
  { key: 'over', text: '办过的' },
] as const

/** What one person asked for and another has to agree to: the newest 50, the same list as on the desk. */
export function ApprovalBoard() {
  const [tab, setTab] = useState<Tab>('open')
  // A decision changes both lists, so everything is loaded again.
  const [round, setRound] = useState(0)
  return (
    <Page wide>
      <Tabs tabs={TABS} current={tab} onChange={setTab} />
      <Approvals key={`${tab} ${round}`} tab={tab} onDecided={() => setRound(round + 1)} />
    </Page>
  )
}

function Approvals({ tab, onDecided }: { tab: Tab; onDecided: () => void }) {
  const { data, error, loading, refresh } = useQuery('approval.list', { isOpen: tab === 'open' })
  const [opened, setOpened] = useState<Approval | null>(null)
  const decided = (words: string) => {
    showToast(words)
    onDecided()
  }
  if (!data && error && !loading) return <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
  if (!data) return <Skeleton rows={5} />
  return (
    <>
      <Rows approvals={data.approvals} tab={tab} onOpen={setOpened} />
      {opened ? (
        <ApprovalSheet key={opened.approvalId} known={opened} onClose={() => setOpened(null)} onDecided={decided} />
      ) : null}
    </>
  )
}

interface RowsProps {
  approvals: readonly Approval[]
  tab: Tab
  onOpen: (approval: Approval) => void
}

function Rows({ approvals, tab, onOpen }: RowsProps) {
  if (approvals.length === 0) {
    return tab === 'open' ? (
      <Empty picture="cup" title="没有要批准的" note="花钱的、改规则的、看完整手机号的，有人提了会出现在这里" />
    ) : (
      <Empty picture="ledger" title="还没有办过的" />
    )
  }
  return (
    <View className={styles.rows}>
      <Card inset="rows">
        {approvals.map((approval) => (
          <ListRow
            key={approval.approvalId}
            icon="shield"
            title={approval.title}
            note={approvalNote(approval)}
            value={approval.own.mayApprove ? <Tag tone="warm">等你</Tag> : undefined}
            label={`${approval.title}，${approvalNote(approval)}${approval.own.mayApprove ? '，等你批准' : ''}`}
            onClick={() => onOpen(approval)}
          />
        ))}
      </Card>
    </View>
  )
}
