import type { DateFormat } from './when'

export type Field =
  | ('member' | 'date' | 'amount' | 'receipt' | 'phone')
  | (
      | 'time'
      | 'refunded'
      | 'refundNumber'
      | 'refundState'
      | 'state'
      | 'flag'
      | 'store'
      | 'currency'
      | 'shipping'
      | 'tip'
    )
  | ('article' | 'articleKey' | 'quantity' | 'unitPrice')

/** Column headings by what stands under them. The second of two columns of one name is `金额#2`. */
export type Columns = Partial<Record<Field, string | undefined>>

/**
 * How a file says that money went back. `negative`: a row with a negative amount; `state`: a row whose state or kind says so,
 * with a positive amount; `later`: a sale whose state now says that all is back; `flag`: a sale that is marked as returned;
 * `column`: a column of the sale says how much.
 */
export const REFUND_READINGS = ['negative', 'state', 'later', 'flag', 'column'] as const
export type RefundReading = (typeof REFUND_READINGS)[number]

/** Where an order has a row for each article: the amount is the row's own, the order's on each row, or on its first row only. */
export const ROW_KINDS = ['purchase', 'articles', 'repeated', 'first'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** How the files of one source are read; kept, so that next week is one act. */
export interface Mapping {
  columns: Columns
  rows: RowKind
  refunds: readonly RefundReading[]
  dateFormat: DateFormat
  dayEndsAtHour: number
  amountUnit: 'yuan' | 'fen'
  leadingZeros: 'keep' | 'drop'
  /** Whether the till begins its receipt numbers anew every day. */
  receiptsStartDaily: boolean
  /** Only these stores' rows, by the name that the file uses; all where it is empty. */
  onlyStore: string | null
}

export const PLAIN_MAPPING: Omit<Mapping, 'columns'> = {
  rows: 'purchase',
  refunds: REFUND_READINGS,
  dateFormat: 'auto',
  dayEndsAtHour: 0,
  amountUnit: 'yuan',
  leadingZeros: 'keep',
  receiptsStartDaily: false,
  onlyStore: null,
}

/** Of a file that is imported; a workbook ends earlier, because it is read whole. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024
/** Each call reads the file once more, which takes some ten seconds of the function's minute at this size. */
export const FILE_ROWS_MAX = 500_000
