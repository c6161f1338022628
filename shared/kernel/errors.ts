/**
 * Every refusal that a person can act on. The phone has a Chinese sentence for each (the compiler says if one is
 * missing); everything else is a bug and becomes INTERNAL with a request id.
 */
export const ERROR_CODES = [
  // the request
  'INVALID_INPUT',
  'UNKNOWN_ACTION',
  'NOT_ALLOWED',
  'NOT_A_MEMBER',
  'MEMBER_CLOSED',
  'TOO_MANY_REQUESTS',
  'BUSY',
  'INTERNAL',
  // points
  'POINTS_SHORT',
  'HOLD_NOT_FOUND',
  'TOO_MANY_HOLDS',
  'ENTRY_NOT_FOUND',
  'ENTRY_ALREADY_REVERSED',
  'ENTRY_NOT_REVERSIBLE',
  // check-in
  'ALREADY_CHECKED_IN',
  'MAKE_UP_NO_CARD',
  'MAKE_UP_DAY_NOT_OPEN',
  'MAKE_UP_DAY_TAKEN',
  'MAKE_UP_LIMIT_REACHED',
  // member
  'MEMBER_NOT_FOUND',
  'NICKNAME_REFUSED',
  'BIRTHDAY_ALREADY_SET',
  'PHONE_CODE_INVALID',
  'PHONE_TAKEN',
  'CONSENT_NEEDED',
  'MERGE_NOT_POSSIBLE',
  'MERGE_NOT_FOUND',
  // staff and stores
  'STORE_NOT_FOUND',
  'WRONG_STORE',
  // purchase
  'PURCHASE_NOT_FOUND',
  'PURCHASE_DIFFERS',
  'REFUND_TOO_LARGE',
  'IMPORT_FILE_UNREADABLE',
  'IMPORT_COLUMN_MISSING',
  // settings
  'SETTING_UNKNOWN',
  'SETTING_INVALID',
  'PROPOSAL_NOT_FOUND',
  'PROPOSAL_STALE',
  'PROPOSAL_NOT_READY',
  'VERSION_NOT_FOUND',
  // jobs and alerts
  'JOB_UNKNOWN',
  'ALERT_NOT_FOUND',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
