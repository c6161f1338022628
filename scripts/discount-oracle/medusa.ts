import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type CountedCoupon, lineFen } from '#shared/loyalty/coupon/cart'
import { inOrder } from '#shared/loyalty/coupon/order'
import type { Sample } from './random-carts'

/** What `computeActions` answers for a sample: off each line and off the delivery, in fractions of a fen. */
export interface Answer {
  lines: number[]
  delivery: number
}

export interface Oracle {
  version: string
  /** Puts a sample into the other side's words, outside of what is timed. */
  prepare(sample: Sample): PreparedCart
  run(prepared: PreparedCart): Promise<Action[]>
  answer(prepared: PreparedCart, actions: readonly Action[]): Answer
}

export interface PreparedCart {
  context: { items: Item[]; shipping_methods: object[]; subtotal: number }
  promotions: object[]
  codes: string[]
}

interface Item {
  id: string
  quantity: number
  subtotal: number
  original_total: number
  category: string | null
  product: string | null
}

interface Action {
  action: string
  item_id?: string
  amount: unknown
}

/** The module's service, without its database: the promotions that it would read are handed to it. */
interface Service {
  baseRepository_: { getFreshManager(): object }
  listActivePromotions_(): Promise<object[]>
  computeActions(codes: string[], context: object, options: object): Promise<Action[]>
}

/** Loads the function from a folder in which `@medusajs/promotion` is installed. */
export function loadMedusa(folder: string): Oracle {
  const home = path.resolve(folder, 'node_modules/@medusajs/promotion')
  const load = createRequire(path.join(home, 'package.json'))
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
  const prototype: object = load(path.join(home, 'dist/services/promotion-module.js')).default.prototype
  const service: Service = Object.create(prototype)
  let promotions: object[] = []
  service.baseRepository_ = { getFreshManager: () => ({}) }
  service.listActivePromotions_ = async () => promotions
  return {
    version,
    prepare,
    run(prepared) {
      promotions = prepared.promotions
      return service.computeActions(prepared.codes, prepared.context, { prevent_auto_promotions: true })
    },
    answer,
  }
}

function prepare({ lines, deliveryFen, coupons }: Sample): PreparedCart {
  const items = lines.map((line, index) => ({
    id: `i${index}`,
    quantity: line.quantity,
    subtotal: lineFen(line),
    original_total: lineFen(line),
    category: line.category,
    product: line.productKey,
  }))
  const subtotal = items.reduce((sum, item) => sum + item.subtotal, 0)
  const shipping = deliveryFen > 0 ? [{ id: 's', subtotal: deliveryFen, original_total: deliveryFen }] : []
  const ordered = inOrder(coupons)
  return {
    context: { items, shipping_methods: shipping, subtotal },
    promotions: ordered.map((coupon, index) => toPromotion(coupon, ordered.length - index)),
    codes: ordered.map(({ couponId }) => couponId),
  }
}

function toPromotion({ couponId, rules: { offer, conditions } }: CountedCoupon, rank: number): object {
  const { minSpendFen, categories } = conditions
  return {
    code: couponId,
    type: 'standard',
    is_automatic: false,
    is_tax_inclusive: false,
    rules:
      minSpendFen > 0 ? [{ attribute: 'subtotal', operator: 'gte', values: [{ value: String(minSpendFen) }] }] : [],
    application_method: { ...methodOf(offer, rank), target_rules: targetOf(offer, categories) },
  }
}

function methodOf(offer: CountedCoupon['rules']['offer'], rank: number): object {
  switch (offer.kind) {
    case 'amountOff':
      return { type: 'fixed', target_type: 'items', allocation: 'across', value: ranked(offer.amountOffFen, rank) }
    case 'percentOff':
      return { type: 'percentage', target_type: 'items', allocation: 'across', value: ranked(offer.percentOff, rank) }
    case 'freeDelivery': {
      const { maxOffFen } = offer
      const [type, value] = maxOffFen === null ? ['percentage', 100] : ['fixed', maxOffFen]
      return { type, target_type: 'shipping_methods', allocation: 'across', value: ranked(value, rank) }
    }
    case 'exchange': {
      const value = ranked(offer.valueFen - offer.priceFen, rank)
      return { type: 'fixed', target_type: 'items', allocation: 'once', max_quantity: 1, value }
    }
    case 'gift':
      throw new Error('a gift cannot be expressed')
  }
}

/**
 * Both orders of application are decided ones: ours by kind, theirs by value, whether it is a percentage or money. To
 * compare the arithmetic, theirs is led through our order: a value compares as its rank, and counts as its value.
 */
function ranked(value: number | string, rank: number): object {
  return { value, valueOf: () => rank }
}

function targetOf(offer: CountedCoupon['rules']['offer'], categories: string[] | null): object[] {
  if (offer.kind === 'exchange') {
    return [{ attribute: 'items.product', operator: 'eq', values: [{ value: offer.productKey }] }]
  }
  if (categories === null) return []
  return [{ attribute: 'items.category', operator: 'in', values: categories.map((value) => ({ value })) }]
}

function answer({ context: { items } }: PreparedCart, actions: readonly Action[]): Answer {
  const lines = items.map(() => 0)
  let delivery = 0
  for (const { action, item_id: itemId, amount } of actions) {
    const fen = Number(amount)
    if (!Number.isFinite(fen)) throw new Error(`an amount that is no number: ${JSON.stringify(amount)}`)
    if (action === 'addItemAdjustment') {
      const index = items.findIndex(({ id }) => id === itemId)
      lines[index] = (lines[index] ?? 0) + fen
    } else if (action === 'addShippingMethodAdjustment') delivery += fen
    else throw new Error(`an action that was not expected: ${action}`)
  }
  return { lines, delivery }
}
