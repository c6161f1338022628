import type { KeptReason } from '#shared/till/purchase/imported-undo'

/** A row of the file that stays when the import is undone. */
export interface KeptRow {
  line: number
  reason: KeptReason | 'backElsewhere'
}

export interface UndoCounts {
  purchases: number
  /** What customers had paid, refunds apart. */
  amountFen: number
  /** Records that the file had made, and that end with it. */
  membersEnded: number
  /** Such records that go on, because the customer has come to the mini-program, or did something else meanwhile. */
  membersSignedIn: number
  membersInUse: number
  keptRows: number
}

/** How far the undoing of an import has come. */
export interface RunUndo extends UndoCounts {
  /** The request that began it. */
  undoId: string
  at: number
  note: string
  isDone: boolean
  /** The last page of the journal that is done. */
  afterPage: string | null
  /** The first of them. */
  kept: KeptRow[]
  lastRequestId: string
}

export const KEPT_SHOWN_MAX = 200

export const nothingUndone: UndoCounts = {
  purchases: 0,
  amountFen: 0,
  membersEnded: 0,
  membersSignedIn: 0,
  membersInUse: 0,
  keptRows: 0,
}

export function withCounts<T extends UndoCounts>(sum: T, more: UndoCounts): T {
  return {
    ...sum,
    purchases: sum.purchases + more.purchases,
    amountFen: sum.amountFen + more.amountFen,
    membersEnded: sum.membersEnded + more.membersEnded,
    membersSignedIn: sum.membersSignedIn + more.membersSignedIn,
    membersInUse: sum.membersInUse + more.membersInUse,
    keptRows: sum.keptRows + more.keptRows,
  }
}

/** Simplified Chinese, for the operator: what was built on a row. */
const REASONS: Record<KeptRow['reason'], string> = {
  refunded: '门店给这笔退过款，钱已经给了客人',
  pointsSpent: '这笔的积分已经用掉，收回会让客人欠积分',
  giftUsed: '升级送的券或积分已经用掉',
  backElsewhere: '这笔退款减在别处记下的消费上',
}

export const keptText = ({ line, reason }: KeptRow) => ({ line, reason: REASONS[reason] })
