import { usePages } from '../../../api/use-pages'

/** The member's purchases, newest first, page by page. */
export const useOwnPurchases = () =>
  usePages(
    'purchase.listMine',
    {},
    {
      nextOf: ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { beforeAt: nextBeforeAt }),
      itemsOf: ({ purchases }) => purchases,
      keep: true,
    },
  )
