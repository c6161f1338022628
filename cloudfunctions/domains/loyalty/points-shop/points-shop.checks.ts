import { auditGoodsStock, auditPickUp } from '#shared/loyalty/points-shop/audit'
import type { PickUp } from '#shared/loyalty/points-shop/pick-up'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { findEntries } from '../../ledger/points/points.face'
import { entryIdOf } from './exchange.service'
import { groupByStatus, pagePickUps } from './pick-up.repository'
import { pageStock } from './stock.repository'

const STOCKS_PER_PAGE = 50
const PICK_UPS_PER_PAGE = 200
/** Documents are read one after the other, so that what changed just now waits for the next run. */
const SETTLES_IN_MS = 120_000

export const goodsStockCheck: Check = {
  name: 'points-goods-stock',
  title: '积分商品的库存',
  means: '一家店一种商品的库存，和兑换记录对不上，可能多换或少换。先把这种商品暂停，清点实物，再用“加减库存”改对。',
  async page(context, afterId) {
    const stocks = await pageStock(context.db, afterId, STOCKS_PER_PAGE)
    const findings: { subject: string; text: string }[] = []
    for (const stock of stocks.filter(({ updatedAt }) => updatedAt <= context.now - SETTLES_IN_MS)) {
      const groups = await groupByStatus(context.db, stock.goodsId, stock.storeId)
      const countOf = (status: string) => groups.find(({ key }) => key === status)?.count ?? 0
      const problems = auditGoodsStock(stock, { waiting: countOf('waiting'), collected: countOf('collected') })
      if (problems.length > 0) findings.push({ subject: stock._id, text: problems.join('；') })
    }
    return { findings, afterId: nextAfterId(stocks, STOCKS_PER_PAGE), looked: stocks.length }
  },
}

export const pickUpCheck: Check = {
  name: 'pick-ups',
  title: '积分商品的取货单',
  means: '一张取货单和积分流水对不上：拿了东西没付积分，或退了积分还能取。按流水核对，该退的用“取消取货”。',
  async page(context, afterId) {
    const pickUps = await pagePickUps(context.db, afterId, PICK_UPS_PER_PAGE)
    const settled = pickUps.filter(({ at, ended }) => (ended?.at ?? at) <= context.now - SETTLES_IN_MS)
    const ledger = await ledgerOf(context, settled)
    const findings = settled.flatMap((pickUp) => {
      const problems = auditPickUp(pickUp, ledger(pickUp))
      return problems.length === 0 ? [] : [{ subject: pickUp._id, text: problems.join('；') }]
    })
    return { findings, afterId: nextAfterId(pickUps, PICK_UPS_PER_PAGE), looked: pickUps.length }
  },
}

async function ledgerOf({ db }: Context, pickUps: readonly PickUp[]) {
  const ids = pickUps.flatMap(({ _id }) => [entryIdOf(_id), `reversal:${entryIdOf(_id)}`])
  const entries = new Map((ids.length === 0 ? [] : await findEntries(db, ids)).map((entry) => [entry._id, entry]))
  return ({ _id }: PickUp) => {
    const spent = entries.get(entryIdOf(_id))
    return { paid: spent?.points ? -spent.points.delta : null, isBack: entries.has(`reversal:${entryIdOf(_id)}`) }
  }
}
