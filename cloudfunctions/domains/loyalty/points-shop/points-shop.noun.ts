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
    pick_up_codes: {
      indexes: {},
      person: null,
    },
    pick_ups: {
      indexes: {
        byOpenCode: {
          unique: ['openCode'],
          sharded: 'a record of `pick_up_codes`, `<store>:<code>`, is written with every pick-up',
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
  migrations: {
    3: {
      title: '登记等待领取的取货码',
      undo: '只能恢复升级前的备份：旧版本会拒绝一切请求',
      load: async () => (await import('./codes.migration')).codesMigration,
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
  place: { key: 'points-shop', isThere: async () => (await import('./shop.service')).hasShop },
  past: async () => (await import('./person.service')).goodsHad,
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
