import type { BusinessDay } from '#shared/kernel/business-day'

/** What the law lets a person ask of whoever keeps their data. */
export const REQUEST_KINDS = ['copy', 'correction', 'deletion', 'consent', 'other'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** How it reached the shop. */
export const REQUEST_WAYS = ['phone', 'store', 'call', 'letter'] as const
export type RequestWay = (typeof REQUEST_WAYS)[number]

export const REQUEST_STATUSES = ['open', 'done', 'refused', 'withdrawn'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** A request of a member, with its clock. */
export interface PrivacyRequest {
  /** Of a deletion it is made of the member: there is one at a time. */
  _id: string
  kind: RequestKind
  memberId: string
  way: RequestWay
  status: RequestStatus
  /** What was asked; empty once the membership has ended. */
  note: string
  by: string
  filedAt: number
  receivedDay: BusinessDay
  dueDay: BusinessDay
  /** From when on a deletion is done; until then it can be taken back. Null for everything else. */
  coolsUntilAt: number | null
  answer: string
  answeredBy: string | null
  answeredAt: number | null
}

export const deletionId = (memberId: string): string => `deletion:${memberId}`
