import { usePages } from '../../../api/use-pages'
import { CaseBoard, type CaseState } from '../../../ui/CaseBoard'
import { Empty } from '../../../ui/Empty'
import { HeldSheet } from './HeldSheet'
import { caseNote } from './held-text'

const useCases = (state: CaseState) =>
  usePages(
    'traffic.listCases',
    { state },
    {
      nextOf: ({ nextCursor }) => (nextCursor === null ? null : { state, cursor: nextCursor }),
      itemsOf: ({ cases }) => cases,
    },
  )

/** Members whose gifts wait because their visits look made up, by what they have in common. */
export function HeldBoard({ by }: { by: string }) {
  return (
    <CaseBoard
      icon="phone"
      useCases={useCases}
      noteOf={caseNote}
      empty={NONE}
      sheet={(held, act) => <HeldSheet key={held.caseId} held={held} by={by} {...act} />}
    />
  )
}

const NONE = {
  open: <Empty picture="cup" title="没有停放的会员" note="来访不像真的时会出现在这里，14 天没有处理的自动放行" />,
  closed: <Empty picture="ledger" title="还没有处理过的会员" />,
}
