import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useMore } from '../../../api/use-more'
import { useQuery } from '../../../api/use-query'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { Tag } from '../../../ui/Tag'
import { showToast } from '../../../ui/toast'
import { CaseSheet } from './CaseSheet'
import styles from './ReviewBoard.module.scss'
import { caseNote, type ReviewCase } from './review-text'

type State = 'open' | 'closed'

const TABS = [
  { key: 'open', text: '等审核' },
  { key: 'closed', text: '已处理' },
] as const

/** Every case of held referrals, both waiting and decided. */
export function ReviewBoard({ by }: { by: string }) {
  const [state, setState] = useState<State>('open')
  // A decision changes both lists, so everything is loaded again.
  const [round, setRound] = useState(0)
  return (
    <Page wide>
      <Tabs tabs={TABS} current={state} onChange={setState} />
      <Cases key={`${state} ${round}`} state={state} by={by} onDecided={() => setRound(round + 1)} />
    </Page>
  )
}

function Cases({ state, by, onDecided }: { state: State; by: string; onDecided: () => void }) {
  const { data, error, loading, refresh } = useQuery('referral.listCases', { state })
  const [older, setOlder] = useState<ReviewCase[]>([])
  const [cursor, setCursor] = useState<string | null | undefined>(undefined)
  const [opened, setOpened] = useState<ReviewCase | null>(null)
  const next = cursor === undefined ? (data?.nextCursor ?? null) : cursor
  const more = useMore(
    'referral.listCases',
    next === null ? null : { state, cursor: next },
    ({ cases, nextCursor }) => {
      setOlder((before) => [...before, ...cases])
      setCursor(nextCursor)
    },
  )
  const decided = (words: string) => {
    showToast(words)
    onDecided()
  }
  if (!data && error && !loading) return <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
  if (!data) return <Skeleton rows={5} />
  return (
    <>
      <CaseRows cases={[...data.cases, ...older]} state={state} onOpen={setOpened} />
      <MoreButton more={more}>看更多</MoreButton>
      {opened ? (
        <CaseSheet key={opened.caseId} held={opened} by={by} onClose={() => setOpened(null)} onDecided={decided} />
      ) : null}
    </>
  )
}

interface RowsProps {
  cases: readonly ReviewCase[]
  state: State
  onOpen: (held: ReviewCase) => void
}

function CaseRows({ cases, state, onOpen }: RowsProps) {
  if (cases.length === 0) {
    return state === 'open' ? (
      <Empty picture="cup" title="没有等审核的邀请" note="有可疑的邀请时会出现在这里，30 天没有处理的自动通过" />
    ) : (
      <Empty picture="ledger" title="还没有处理过的邀请" />
    )
  }
  return (
    <View className={styles.rows}>
      <Card inset="rows">
        {cases.map((held) => (
          <ListRow
            key={held.caseId}
            icon="friends"
            title={held.title}
            note={caseNote(held)}
            value={held.isOpen && held.isStrong ? <Tag tone="warm">优先看</Tag> : undefined}
            label={`${held.title}，${caseNote(held)}${held.isOpen && held.isStrong ? '，优先看' : ''}`}
            onClick={() => onOpen(held)}
          />
        ))}
      </Card>
    </View>
  )
}
