import { type ReactElement, useState } from 'react'
import type { Pages } from '../api/use-pages'
import { ListRow } from './ListRow'
import { ListUnderTabs } from './ListUnderTabs'
import { Page } from './Page'
import { Tabs } from './Tabs'
import { Tag } from './Tag'
import { showToast } from './toast'

export type CaseState = 'open' | 'closed'

/** What waits for a person's decision, or has had it. */
interface HeldCase {
  caseId: string
  title: string
  isOpen: boolean
  isStrong: boolean
}

interface Props<C extends HeldCase> {
  icon: 'friends' | 'phone'
  useCases: (state: CaseState) => Pages<C>
  noteOf: (held: C) => string
  empty: Record<CaseState, ReactElement>
  /** A case that was opened; `onDecided` takes what was done, in words. */
  sheet: (held: C, act: { onClose: () => void; onDecided: (words: string) => void }) => ReactElement
}

const TABS = [
  { key: 'open', text: '等审核' },
  { key: 'closed', text: '已处理' },
] as const

/** Every case of one kind, both waiting and decided. */
export function CaseBoard<C extends HeldCase>(props: Props<C>) {
  const [state, setState] = useState<CaseState>('open')
  // A decision changes both lists, so everything is loaded again.
  const [round, setRound] = useState(0)
  return (
    <Page wide>
      <Tabs tabs={TABS} current={state} onChange={setState} />
      <Cases key={`${state} ${round}`} {...props} state={state} onRound={() => setRound(round + 1)} />
    </Page>
  )
}

function Cases<C extends HeldCase>(props: Props<C> & { state: CaseState; onRound: () => void }) {
  const { icon, useCases, noteOf, empty, sheet, state, onRound } = props
  const list = useCases(state)
  const [opened, setOpened] = useState<C | null>(null)
  const onDecided = (words: string) => {
    showToast(words)
    onRound()
  }
  return (
    <>
      <ListUnderTabs list={list} empty={empty[state]}>
        {(held) => {
          const isFirst = held.isOpen && held.isStrong
          return (
            <ListRow
              key={held.caseId}
              icon={icon}
              title={held.title}
              note={noteOf(held)}
              value={isFirst ? <Tag tone="warm">优先看</Tag> : undefined}
              label={`${held.title}，${noteOf(held)}${isFirst ? '，优先看' : ''}`}
              onClick={() => setOpened(held)}
            />
          )
        }}
      </ListUnderTabs>
      {opened ? sheet(opened, { onClose: () => setOpened(null), onDecided }) : null}
    </>
  )
}
