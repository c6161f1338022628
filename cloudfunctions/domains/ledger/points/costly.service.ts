import type { CostlyAct } from '../../../platform/noun/costly'

/** Points are worth money, so giving or taking them by hand needs the same care. */
export const adjustAct: CostlyAct = {
  action: 'points.adjust',
  title: '人工调整积分',
  limit: 'pointsPerDay',
  async weigh(_context, { memberId, points }: { memberId: string; points: number }) {
    const moved = Math.abs(points)
    const way = points > 0 ? '加' : '扣'
    return {
      sentences: [`给会员 ${memberId.slice('mem_'.length)} ${way} ${moved} 积分`],
      cost: { kind: 'points', points: moved },
      amount: moved,
    }
  },
}
