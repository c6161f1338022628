import type { StaffScope } from './role'

/**
 * The store in which WeChat's reviewers look at what staff see. It is a store like any other, except that nothing sold
 * there brings anybody points, growth or rewards: whoever has a reviewer's code spends nothing of the shop's.
 */
export const REVIEW_STORE = 'str_review'

export const REVIEW_STORE_FIELDS = { name: '演示店（审核用）', region: '演示', address: '不对外营业' } as const

/** In place of a person in the invitations of reviewers: they hold while the store is open. */
export const REVIEW_INVITER = 'review'

export const REVIEW_SCOPE: StaffScope = {
  staffId: REVIEW_INVITER,
  role: 'headquarters',
  storeIds: [REVIEW_STORE],
  wrongCodes: null,
}

/**
 * Whether somebody works in that store and in no other. Such a person is shown every page of headquarters with made-up
 * records: nothing of the shop as a whole is read for them.
 */
export const isReviewer = ({ storeIds }: Pick<StaffScope, 'storeIds'>): boolean =>
  storeIds?.length === 1 && storeIds[0] === REVIEW_STORE

export const isReviewStore = (storeId: string): boolean => storeId === REVIEW_STORE
