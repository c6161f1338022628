import { useCallback, useEffect, useState } from 'react'
import { call } from '../../../api/call'
import { readStored, writeStored } from '../../../platform/storage'
import type { TillProduct } from './picks'

const STORAGE_KEY = 'till-goods'

interface KeptCatalogue {
  revision: string
  products: TillProduct[]
}

const NOTHING: KeptCatalogue = { revision: '', products: [] }

/** What the shop sells, at once from the phone's copy; the shop then sends only changes. */
export function useCatalogue(): { products: readonly TillProduct[]; refresh: () => void } {
  const [kept, setKept] = useState(readKept)
  const refresh = useCallback(() => {
    const { revision } = readKept()
    call('product.listForTill', revision === '' ? {} : { revision }).then(
      ({ revision: current, products }) => {
        if (products === null) return
        const next = { revision: current, products }
        writeStored(STORAGE_KEY, next)
        setKept(next)
      },
      () => {
        // Without an answer the copy is still good enough: the shop uses its current prices when it quotes a purchase.
      },
    )
  }, [])
  useEffect(refresh, [refresh])
  return { products: kept.products, refresh }
}

/** A copy that another release wrote is fetched anew. */
function readKept(): KeptCatalogue {
  const stored = readStored(STORAGE_KEY) as Partial<KeptCatalogue> | null
  const isGood =
    typeof stored?.revision === 'string' && Array.isArray(stored.products) && stored.products.every(isProduct)
  return isGood ? (stored as KeptCatalogue) : NOTHING
}

function isProduct(value: unknown): value is TillProduct {
  const product = value as Partial<TillProduct> | null
  return typeof product?.key === 'string' && typeof product.name === 'string' && typeof product.priceFen === 'number'
}
