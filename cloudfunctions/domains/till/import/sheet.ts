import type { BusinessDay } from '#shared/kernel/business-day'
import type { BackRow } from '#shared/till/import/row'
import type { Head } from '#shared/till/import/table'
import type { Basket } from '#shared/till/purchase/purchase'
import type { Reasons } from './bad-reasons'

/** A till's file, read: the purchases of each customer, customers in the order of their numbers. */
export interface Sheet {
  head: Head
  /** Rows that could be purchases or refunds. */
  rowCount: number
  customers: Customer[]
  /** Those with purchases of which, as their own rows say, something has come back. */
  customersWithBacks: Customer[]
  /** Rows of money that went back. */
  backs: Back[]
  sums: Sums
  /** The first of them, in the order of the file. */
  badRows: LineProblem[]
  badRowsMax: number
  badRowCount: number
  /** All of them, gathered by their reason. */
  reasons: Reasons
  remarks: string[]
  /** Rows of sales that are nobody's, and refunds of these. */
  nobodyRows: number
  /** What nobody's sales came to, by day. */
  nobodyDays: Map<BusinessDay, NobodyDay>
  nobodyBacks: number
  /** How many rows contradict each other by the day alone: the till may begin its numbers anew. */
  daysDiffer: number
}

/** Sales of one day that are no customer's: less what their own rows say has come back. */
export interface NobodyDay {
  fen: number
  orders: number
}

/** Money of the file, in fen, by what becomes of its row. */
export interface Sums {
  /** Of customers, whether it counts in the end or not. */
  soldFen: number
  nobodyFen: number
  notSaleFen: number
  refusedFen: number
  /** Of refund rows and columns. */
  backFen: number
}

export interface Customer {
  number: string
  /** The last one that the file names, where no other customer of the file has it. */
  phone: string | null
  rowCount: number
  /** Made when asked for, so that memory does not grow with the file. */
  rows(): SheetRow[]
}

export interface SheetRow {
  line: number
  /** How many rows of the file it is made of. */
  rows: number
  day: BusinessDay
  at: number | null
  amountFen: number
  /** What earns nothing: shipping and tips. */
  apartFen: number
  /** What the same row says has come back. */
  backFen: number
  receipt: string | null
  basket: Basket | null
}

export interface Back extends BackRow {
  line: number
}

export interface LineProblem {
  line: number
  reason: string
}
