import { useQuery } from '@tanstack/react-query'
import { type ActionOutput, type ApiError, request } from '../../api/request'
import type { Asked } from '../../api/use-ask'

type Page = ActionOutput<'product.list'>
export type Product = Page['products'][number]
export type Catalogue = Pick<Page, 'onSaleCount' | 'onSaleMax' | 'count' | 'countMax'> & { products: Product[] }

/** All goods, off sale too: at most some thousands, so that one looks for them here without asking again. While `isWanted` is false it waits. */
export function useCatalogue(isWanted = true): Asked<Catalogue> {
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<Catalogue, ApiError>({
    queryKey: ['product.list', 'whole'],
    queryFn: async () => {
      const first = await request('product.list', {})
      const products = [...first.products]
      for (let afterKey = first.nextAfterKey; afterKey !== null; ) {
        const page: Page = await request('product.list', { afterKey })
        products.push(...page.products)
        afterKey = page.nextAfterKey
      }
      const { onSaleCount, onSaleMax, count, countMax } = first
      return { products, onSaleCount, onSaleMax, count, countMax }
    },
    enabled: isWanted,
  })
  return { answer: data, error, isAsking: isFetching, answeredAt: dataUpdatedAt, again: () => void refetch() }
}
