import { type Cell, dayCell, moneyCell, numberCell, textCell } from '#shared/front/export/csv'
import { goodsOf, unitsBack } from '#shared/till/purchase/all-back'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'
import { goodsName, purchasesInOrder } from './purchases'

interface Line {
  what: string
  productKey: string | null
  category: string | null
  unitFen: number
  quantity: number
  discountFen: number
  backUnits: number | null
}

/**
 * One row for each line of a purchase, one for its delivery, and one for a purchase for which the till gave only an
 * amount. So the rows of a purchase always add up to what was paid.
 */
export const lineSource: Source<Purchase, null> = {
  ...purchasesInOrder,
  heading: [
    '消费编号',
    '行号',
    '营业日',
    '门店编号',
    '门店',
    ...PEOPLE_HEADING,
    '商品',
    '商品编码',
    '类别',
    '单价（元）',
    '数量',
    '原价（元）',
    '优惠（元）',
    '实付（元）',
    '退回数量',
  ],
  // A purchase has up to 50 lines.
  pageSize: 100,
  rowsOf: (purchase, _more, { people, storeNameOf }) => {
    const { _id, day, storeId, memberId } = purchase
    const whose = people.cellsOf(memberId)
    return linesOf(purchase).map((line, index) => [
      textCell(_id),
      numberCell(index + 1),
      dayCell(day),
      textCell(storeId),
      textCell(storeNameOf(storeId)),
      ...whose,
      ...goodsCells(line),
    ])
  },
}

function goodsCells({ what, productKey, category, unitFen, quantity, discountFen, backUnits }: Line): Cell[] {
  const totalFen = unitFen * quantity
  return [
    textCell(what),
    textCell(productKey),
    textCell(category),
    moneyCell(unitFen),
    numberCell(quantity),
    moneyCell(totalFen),
    moneyCell(discountFen),
    moneyCell(totalFen - discountFen),
    numberCell(backUnits),
  ]
}

function linesOf({ amountFen, discountFen, basket, refunds }: Purchase): Line[] {
  const { deliveryFen = 0, deliveryDiscountFen = 0, tipFen = 0 } = basket ?? {}
  const back = goodsOf(refunds)
  const apart = [
    { ...plain('配送费', deliveryFen - tipFen), discountFen: deliveryDiscountFen },
    { ...plain('小费', tipFen), discountFen: 0 },
  ].filter(({ unitFen }) => unitFen > 0)
  const goods = basket?.lines?.map((line, index) => ({
    ...line,
    what: goodsName(line),
    backUnits: unitsBack(back, index),
  })) ?? [
    { ...plain('只记了金额', amountFen + discountFen - deliveryFen), discountFen: discountFen - deliveryDiscountFen },
  ]
  return [...goods, ...apart]
}

const plain = (what: string, unitFen: number) => ({
  what,
  productKey: null,
  category: null,
  unitFen,
  quantity: 1,
  backUnits: null,
})
