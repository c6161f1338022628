/**
 * Every refusal that a person can act on. `shared/error-text.ts` and, for operators, `shared/operator-error-text.ts` have
 * a Chinese sentence for each (the compiler says if one is missing); everything else is a bug and becomes INTERNAL with a
 * request id.
 */
export const PHONE_CODES = [
  // the request
  'INVALID_INPUT',
  'UNKNOWN_ACTION',
  'NOT_ALLOWED',
  'NOT_A_MEMBER',
  'MEMBER_CLOSED',
  'TOO_MANY_REQUESTS',
  'BUSY',
  'REQUEST_ID_USED',
  'SCHEMA_NEWER',
  'INTERNAL',
  // points
  'POINTS_SHORT',
  // check-in
  'ALREADY_CHECKED_IN',
  'MAKE_UP_NO_CARD',
  'MAKE_UP_DAY_NOT_OPEN',
  'MAKE_UP_DAY_TAKEN',
  'MAKE_UP_LIMIT_REACHED',
  // member
  'MEMBER_NOT_FOUND',
  'TEXT_NOT_READABLE',
  'NICKNAME_REFUSED',
  'BIRTHDAY_ALREADY_SET',
  'BIRTHDAY_NOT_POSSIBLE',
  'PHONE_CODE_INVALID',
  'PHONE_TAKEN',
  'CONSENT_NEEDED',
  // the code that a member shows
  'CODE_TOO_OLD',
  'SHOWN_CODE_WRONG',
  'SHOWN_CODE_USED',
  'PROOF_LAPSED',
  'TOO_MANY_WRONG_CODES',
  // staff and stores
  'STORE_NOT_FOUND',
  'WRONG_STORE',
  'INVITATION_NOT_FOUND',
  'INVITATION_ENDED',
  'ALREADY_STAFF',
  'STAFF_NOT_FOUND',
  // the desk
  'SIGN_IN_NEEDED',
  'SIGN_IN_NOT_FOUND',
  'SIGN_IN_OVER',
  'SIGN_IN_DIGITS_WRONG',
  'SESSION_NOT_FOUND',
  // goods
  'PRODUCT_NOT_FOUND',
  'PRODUCT_NOT_ON_SALE',
  'PRODUCT_PRICE_DIFFERS',
  // coupons
  'TEMPLATE_NOT_FOUND',
  'TEMPLATE_NOT_LIVE',
  'TEMPLATE_EDIT_REFUSED',
  'CLAIM_OTHER_WAY',
  'CLAIM_NOT_STARTED',
  'CLAIM_ENDED',
  'CLAIM_NOT_AT_THIS_HOUR',
  'CLAIM_NOT_FOR_YOU',
  'COUPON_SOLD_OUT',
  'COUPON_SOLD_OUT_TODAY',
  'CLAIM_LIMIT_REACHED',
  'CLAIM_LIMIT_REACHED_TODAY',
  'CLAIM_LIMIT_PER_PERSON',
  'CLAIM_PHONE_NEEDED',
  'COUPON_NOT_FOUND',
  'COUPON_NOT_YOURS',
  'COUPON_NOT_USABLE',
  'COUPON_LOCKED',
  'COUPON_ALREADY_REDEEMED',
  'COUPON_EXPIRED',
  'COUPON_VOIDED',
  'COUPONS_NOT_TOGETHER',
  'REDEMPTION_NOT_FOUND',
  'CODE_MISTYPED',
  'CODE_NOT_FOUND',
  'CODE_ALREADY_USED',
  'CODE_VOIDED',
  // purchase
  'PURCHASE_NOT_FOUND',
  'PURCHASE_DIFFERS',
  'REFUND_TOO_LARGE',
  'REFUND_GOODS_UNKNOWN',
  'REFUND_TOO_LATE',
  'QUOTE_CHANGED',
  'SERVES_SELF',
  'SALE_OVER_LIMIT',
  'UNDO_NOT_POSSIBLE',
  'UNDO_TOO_LATE',
  'UNDO_REASON_NEEDED',
  // entrances and invitations
  'ENTRANCE_NOT_FOUND',
  'PERIOD_NOT_POSSIBLE',
  'CODE_PICTURE_NOT_MADE',
  'BOND_NOT_FOUND',
  'BOND_NOT_HELD',
  'CASE_NOT_FOUND',
  'CASE_SETTLED',
  // tags and segments
  'SEGMENT_NOT_FOUND',
  // settings
  'PROPOSAL_NOT_FOUND',
  'PROPOSAL_STALE',
  'PROPOSAL_NOT_READY',
] as const

/** What only operators are refused with: phones do without a sentence for these. */
export const OPERATOR_CODES = [
  'ENTRY_NOT_FOUND',
  'ENTRY_ALREADY_REVERSED',
  'ENTRY_NOT_REVERSIBLE',
  'MERGE_NOT_POSSIBLE',
  'MERGE_NOT_FOUND',
  'BATCH_NOT_FOUND',
  'PRODUCTS_FULL',
  'BAR_CODE_WRONG',
  'BAR_CODE_TAKEN',
  'IMPORT_FILE_UNREADABLE',
  'IMPORT_COLUMN_MISSING',
  'IMPORT_COLUMN_TWICE',
  'IMPORT_FILE_TOO_LARGE',
  'IMPORT_SHEET_MISSING',
  'TAG_NOT_FOUND',
  'TAG_BY_RULE',
  'TAG_OVER',
  'SEGMENT_INVALID',
  'SEGMENT_STALE',
  'SEGMENT_IN_USE',
  'EXPORT_NOT_FOUND',
  'EXPORT_TOO_MANY',
  'EXPORT_OVER',
  'SETTING_UNKNOWN',
  'SETTING_INVALID',
  'JOB_UNKNOWN',
  'MIGRATION_UNKNOWN',
  'ALERT_NOT_FOUND',
  'FACT_NOT_FOUND',
  'VERSION_NOT_FOUND',
] as const

export const ERROR_CODES = [...PHONE_CODES, ...OPERATOR_CODES] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** NETWORK means that no reply came: nobody knows whether the act happened. */
export type CallErrorCode = ErrorCode | 'NETWORK'

export type OperatorCode = (typeof OPERATOR_CODES)[number]
