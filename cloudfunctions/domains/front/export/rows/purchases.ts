import { dayCell, momentCell, moneyCell, numberCell, textCell } from '#shared/front/export/csv'
import type { Basket, BasketLine, Purchase } from '#shared/till/purchase/purchase'
import { listPurchasesByDay } from '../../../till/purchase/purchase.face'
import type { Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'

/** What both exports of purchases share: which purchases they hold, and in which order. */
export const purchasesInOrder: Pick<Source<Purchase, null>, 'list' | 'memberIdOf' | 'factsOf' | 'load'> = {
  list: async ({ db }, { order, after, limit }) => {
    const { fromDay, toDay } = order.filter
    const from = after && { day: after.key, id: after.id }
    const documents = await listPurchasesByDay(db, { fromDay, toDay, after: from, limit })
    const last = documents.length === limit ? documents.at(-1) : undefined
    return { documents, next: last ? { key: last.day, id: last._id } : null }
  },
  memberIdOf: ({ memberId }) => memberId,
  factsOf: ({ storeId, day, at }, surroundings) => (at <= surroundings.at ? { storeId, day } : null),
  load: async () => null,
}

/** One row for each purchase; what it was of stands in one cell, and line by line in the export of lines. */
export const purchaseSource: Source<Purchase, null> = {
  ...purchasesInOrder,
  heading: [
    '消费编号',
    '小票号',
    '营业日',
    '时间',
    '门店编号',
    '门店',
    ...PEOPLE_HEADING,
    '原价（元）',
    '优惠（元）',
    '实付（元）',
    '已退（元）',
    '净额（元）',
    '商品',
    '用的券',
    '获得积分',
    '获得成长值',
    '状态',
    '来源',
  ],
  pageSize: 500,
  rowsOf: (purchase, _more, { people, storeNameOf }) => {
    const { _id, receiptNumber, day, at, storeId, memberId, amountFen, discountFen, refundedFen, basket } = purchase
    return [
      [
        textCell(_id),
        textCell(receiptNumber),
        dayCell(day),
        momentCell(at),
        textCell(storeId),
        textCell(storeNameOf(storeId)),
        ...people.cellsOf(memberId),
        moneyCell(amountFen + discountFen),
        moneyCell(discountFen),
        moneyCell(amountFen),
        moneyCell(refundedFen),
        moneyCell(amountFen - refundedFen),
        textCell(goodsText(basket)),
        textCell(basket?.coupons.map(({ title }) => title).join('；')),
        numberCell(purchase.pointsEarned),
        numberCell(purchase.growthEarned),
        textCell(stateText(purchase)),
        textCell(purchase.source === 'till' ? '收银' : '导入'),
      ],
    ]
  },
}

export function goodsName({ name, category, productKey }: BasketLine): string {
  return name ?? productKey ?? category ?? ''
}

function goodsText(basket: Basket | null): string {
  return (basket?.lines ?? []).map((line) => `${goodsName(line)}×${line.quantity}`).join('；')
}

function stateText({ undone, isBack, refundedFen }: Purchase): string {
  if (undone) return '已撤销'
  if (isBack) return '已退款'
  return refundedFen > 0 ? '部分退款' : '正常'
}
