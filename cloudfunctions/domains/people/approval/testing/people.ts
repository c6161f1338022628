import type { Grant } from '#shared/people/grant/held'
import { type Browser, openBrowser } from '../../../../testing/browser'
import type { Shop } from '../../../../testing/shop'
import { aMember, type Person } from '../../staff/testing/shop-floor'

export interface Desk {
  person: Person
  browser: Browser
}

/** Who may agree to anything; from the first one on the shop has an owner. */
export async function anOwner(shop: Shop, name = '周总'): Promise<Desk> {
  const person = await aMember(shop)
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await person.call('grant.claimOwner', { code, name })
  return atDesk(shop, person)
}

/** Somebody with these rights of the whole shop, at their own browser. */
export async function somebody(
  shop: Shop,
  by: Desk,
  { name, ...rights }: { name: string } & Partial<Record<Grant['right'], Grant['level']>>,
): Promise<Desk> {
  const person = await aMember(shop)
  const grants = Object.entries(rights).map(([right, level]) => ({ right, level, scope: { kind: 'shop' } }) as Grant)
  await by.person.call('grant.give', { memberId: person.memberId, name, grants })
  return atDesk(shop, person)
}

async function atDesk(shop: Shop, person: Person): Promise<Desk> {
  const browser = openBrowser(shop)
  await browser.signIn(person)
  return { person, browser }
}

/** Looks at it, and agrees to what was seen. */
export async function approve({ browser }: Desk, approvalId: string) {
  const { effect } = await browser.call('approval.get', { approvalId })
  return browser.ask('approval.approve', { approvalId, seen: effect?.seen ?? '0'.repeat(64) })
}

/** The id of the proposal that an act was kept as. */
export async function proposalOf(asking: Promise<unknown>): Promise<string> {
  const reply = (await asking) as { ok: boolean; error?: { code: string; details?: { approvalId?: string } } }
  if (reply.error?.code !== 'APPROVAL_NEEDED') throw new Error(`not kept: ${JSON.stringify(reply)}`)
  return String(reply.error.details?.approvalId)
}
