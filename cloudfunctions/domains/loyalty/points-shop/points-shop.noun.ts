import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

const moveWithMember = async () => (await import('./person.service')).moveWithMember

export const pointsShopNoun: Noun = {
  shelf: 'loyalty',
  name: 'points-shop',
  uses: ['job', 'audit', 'settings', 'facts', 'account', 'points', 'member', 'staff', 'coupon'],
  actions: actions(async () => ({
    contract: {
      ...(await import('#shared/loyalty/points-shop/contract')).pointsShopContract,
      ...(await import('#shared/loyalty/points-shop/operator-contract')).pointsShopOperatorContract,
    },
    handlers: (await import('./points-shop.handlers')).pointsShopHandlers,
  })),
  collections: {
    points_goods: {
      indexes: { byState: ['state', '_id'] },
      person: null,
    },
    points_goods_stock: {
      indexes: { byGoods: ['goodsId', 'storeId'] },
      person: null,
    },
    pick_ups: {
      indexes: {
        byOpenCode: {
          unique: ['openCode'],
          sharded:
            'two that wait at one store could bear the same code, once in many millions; a record `<store>:<code>` has to hold it',
        },
        byMember: ['memberId', '-at'],
        byHad: ['memberId', 'status', 'goodsId', 'month'],
        byRecord: ['recordId', 'memberId'],
        byDue: ['status', 'untilDay', '_id'],
        byStore: ['storeId', 'status', 'untilDay'],
        byStock: ['goodsId', 'storeId', 'status'],
      },
      person: {
        of: ['memberId', 'recordId'],
        names: { fields: ['ended.staffId'], hidden: SHOP_WORK },
        shown: { as: 'pick_ups', title: '积分兑换的商品' },
        onClosing: 'bare',
      },
    },
  },
  costly: async () => (await import('./costly.service')).pointsShopActs,
  checks: async () => {
    const { goodsStockCheck, pickUpCheck } = await import('./points-shop.checks')
    return [goodsStockCheck, pickUpCheck]
  },
  jobs: async () => [(await import('./points-shop.jobs')).returnLatePickUpsJob],
  answers: {
    'member.merged': { order: 'commutative', answer: moveWithMember },
    'member.parted': { order: 'commutative', answer: moveWithMember },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).dropOfClosed },
  },
  past: async () => (await import('./person.service')).goodsHad,
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
