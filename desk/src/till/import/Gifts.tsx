import type { ActionOutput } from '../../api/request'
import { Card, Facts } from '../../ui/Page'
import { grouped, money } from '../../ui/words'

type WouldGive = ActionOutput<'import.preview'>['wouldGive']

/** What the shop would give away through the import, at most. */
export function Gifts({ gifts, rowsDone }: { gifts: WouldGive; rowsDone: number }) {
  const { giveGifts, isComplete, customers, tiers, points, makeUpCards, coupons, couponCount } = gifts
  const { couponCostFen, giftCouponCount, purchasePoints } = gifts
  const cost = couponCostFen === null ? '没有上限' : money(couponCostFen)
  return (
    <Card
      title={giveGifts ? `最多送出 ${cost} 的券` : '谁会升级'}
      hint={isComplete ? '' : `文件太长，只算了前 ${grouped(rowsDone)} 行`}
    >
      <p>
        {customers === 0 ? '没有人升级' : `${grouped(customers)} 位升级：`}
        {tiers.map((tier) => `${tier.name} ${grouped(tier.customers)} 位`).join('，')}
        {customers > 0 && !giveGifts && '。悄悄升，不发礼'}
      </p>
      {giveGifts && (
        <Facts
          facts={[
            ['积分', `${grouped(points)} 积分`],
            ['补签卡', `${grouped(makeUpCards)} 张`],
            ['券', `${grouped(couponCount)} 张，其中兑换实物 ${grouped(giftCouponCount)} 张`],
            ...coupons.map(
              ({ title, count, costFen }) =>
                [
                  title,
                  `${grouped(count)} 张，${costFen === null ? '没有写成本上限' : `最多 ${money(costFen)}`}`,
                ] as const,
            ),
          ]}
        />
      )}
      {purchasePoints > 0 && <p>消费本身另给 {grouped(purchasePoints)} 积分</p>}
    </Card>
  )
}
