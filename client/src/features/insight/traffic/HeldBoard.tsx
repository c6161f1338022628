import { useState } from 'react'
import { usePages } from '../../../api/use-pages'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { ListUnderTabs } from '../../../ui/ListUnderTabs'
import { Page } from '../../../ui/Page'
import { Tabs } from '../../../ui/Tabs'
import { Tag } from '../../../ui/Tag'
import { showToast } from '../../../ui/toast'
import { HeldSheet } from './HeldSheet'
import { caseNote, type HeldCase } from './held-text'

type State = 'open' | 'closed'

const TABS = [
  { key: 'open', text: '等审核' },
  { key: 'closed', text: '已处理' },
] as const

/** Members whose gifts wait because their visits look made up, by what they have in common. */
export function HeldBoard({ by }: { by: string }) {
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
  const list = usePages(
    'traffic.listCases',
    { state },
    {
      nextOf: ({ nextCursor }) => (nextCursor === null ? null : { state, cursor: nextCursor }),
      itemsOf: ({ cases }) => cases,
    },
  )
  const [opened, setOpened] = useState<HeldCase | null>(null)
  const decided = (words: string) => {
    showToast(words)
    onDecided()
  }
  return (
    <>
      <ListUnderTabs list={list} empty={state === 'open' ? NONE_OPEN : NONE_CLOSED}>
        {(held) => (
          <ListRow
            key={held.caseId}
            icon="phone"
            title={held.title}
            note={caseNote(held)}
            value={held.isOpen && held.isStrong ? <Tag tone="warm">优先看</Tag> : undefined}
            label={`${held.title}，${caseNote(held)}${held.isOpen && held.isStrong ? '，优先看' : ''}`}
            onClick={() => setOpened(held)}
          />
        )}
      </ListUnderTabs>
      {opened ? (
        <HeldSheet key={opened.caseId} held={opened} by={by} onClose={() => setOpened(null)} onDecided={decided} />
      ) : null}
    </>
  )
}

const NONE_OPEN = (
  <Empty picture="cup" title="没有停放的会员" note="来访不像真的时会出现在这里，14 天没有处理的自动放行" />
)
const NONE_CLOSED = <Empty picture="ledger" title="还没有处理过的会员" />
