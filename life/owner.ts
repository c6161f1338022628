import type { Act } from '../scripts/demo/actor'
import { type Ask, dataOf, type Floor } from './floor'
import { openidOf } from './state'

const KEY = 'owner'
const NAME = '周总'

const phoneOf = (floor: Pick<Floor, 'as'>): Ask => floor.as(KEY, openidOf(KEY))

/** The first owner types a code from the console. From then on what costs money, and every rule, needs two persons. */
export async function makeOwner(floor: Floor, ops: Act): Promise<void> {
  const phone = phoneOf(floor)
  const { memberId } = dataOf(await phone('home.open', {}))
  const { code } = await ops('grant.makeOwnerCode', {})
  dataOf(await phone('grant.claimOwner', { code, name: NAME }))
  await ops('job.closeAlert', { alertId: `owner:${memberId}`, note: '我们自己安排的' })
}

export const hasOwner = ({ shop }: Pick<Floor, 'shop'>): boolean =>
  shop.database.find('grants').some(({ isOwner }) => isOwner === true)

/** The owner at the desk. `purpose` tells one sitting of a day from the others. */
export const ownerAtDesk = (floor: Pick<Floor, 'as' | 'atDesk'>, purpose: string): Promise<Ask> =>
  floor.atDesk(KEY, phoneOf(floor), purpose)

/** Asks as the operator; where that takes a second person, the owner reads what it would do, agrees, and it is asked again. */
export const askWithSecond =
  (floor: Pick<Floor, 'as' | 'atDesk'>, ops: Ask): Ask =>
  async (action, input, label) => {
    const reply = await ops(action, input, label)
    if (reply.ok || reply.error.code !== 'APPROVAL_NEEDED') return reply
    const approvalId = String(reply.error.details?.approvalId)
    const desk = await ownerAtDesk(floor, `agrees-${label ?? action}`)
    const { effect } = dataOf(await desk('approval.get', { approvalId }))
    dataOf(await desk('approval.approve', { approvalId, seen: effect?.seen ?? '' }))
    return ops(action, input, label)
  }
