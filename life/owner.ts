import type { Act } from '../scripts/demo/actor'
import { type Ask, dataOf, type Floor } from './floor'
import { openidOf } from './state'

/** Who steers the shop, and on which WeChat account. */
export interface OwnerAccount {
  /** Names the person in request ids. */
  key: string
  name: string
  openid: string
  unionid?: string
}

export const LIFE_OWNER: OwnerAccount = { key: 'owner', name: '周总', openid: openidOf('owner') }

type WithPhones = Pick<Floor, 'as' | 'owner'>
type WithDesk = Pick<Floor, 'as' | 'atDesk' | 'owner'>

const phoneOf = ({ as, owner: { key, openid, unionid } }: WithPhones): Ask => as(key, openid, unionid)

/** The first owner types a code from the console. From then on what costs money, and every rule, needs two persons. */
export async function makeOwner(floor: Floor, ops: Act): Promise<void> {
  const phone = phoneOf(floor)
  const { memberId } = dataOf(await phone('home.open', {}))
  const { code } = await ops('grant.makeOwnerCode', {})
  dataOf(await phone('grant.claimOwner', { code, name: floor.owner.name }))
  await ops('job.closeAlert', { alertId: `owner:${memberId}`, note: '我们自己安排的' })
}

/** The owner at the desk. `purpose` tells one sitting of a day from the others. */
export const ownerAtDesk = (floor: WithDesk, purpose: string): Promise<Ask> =>
  floor.atDesk(floor.owner.key, phoneOf(floor), purpose)

/** The owner reads what it would do, and agrees to exactly that. */
export async function agreeAsOwner(floor: WithDesk, approvalId: string, purpose: string): Promise<void> {
  const desk = await ownerAtDesk(floor, `agrees-${purpose}`)
  const { effect } = dataOf(await desk('approval.get', { approvalId }))
  dataOf(await desk('approval.approve', { approvalId, seen: effect?.seen ?? '' }))
}

/** Asks as the operator; where that takes a second person, the owner agrees, and it is asked again. */
export const askWithSecond =
  (floor: WithDesk, ops: Ask): Ask =>
  async (action, input, label) => {
    const reply = await ops(action, input, label)
    if (reply.ok || reply.error.code !== 'APPROVAL_NEEDED') return reply
    await agreeAsOwner(floor, String(reply.error.details?.approvalId), label ?? action)
    return ops(action, input, label)
  }
