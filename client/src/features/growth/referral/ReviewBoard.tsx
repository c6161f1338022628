import { usePages } from '../../../api/use-pages'
import { CaseBoard, type CaseState } from '../../../ui/CaseBoard'
import { Empty } from '../../../ui/Empty'
import { ReviewSheet } from './ReviewSheet'
import { caseNote } from './review-text'

const useCases = (state: CaseState) =>
  usePages(
    'referral.listCases',
    { state },
    {
      nextOf: ({ nextCursor }) => (nextCursor === null ? null : { state, cursor: nextCursor }),
      itemsOf: ({ cases }) => cases,
    },
  )

/** Every case of held referrals, both waiting and decided. */
export function ReviewBoard({ by }: { by: string }) {
  return (
    <CaseBoard
      icon="friends"
      useCases={useCases}
      noteOf={caseNote}
      empty={NONE}
      sheet={(held, act) => <ReviewSheet key={held.caseId} held={held} by={by} {...act} />}
    />
  )
}

const NONE = {
  open: <Empty picture="cup" title="没有等审核的邀请" note="有可疑的邀请时会出现在这里，30 天没有处理的自动通过" />,
  closed: <Empty picture="ledger" title="还没有处理过的邀请" />,
}
