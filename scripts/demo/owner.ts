import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { STAFF } from './cast'

/** Who steers the demo shop. */
export const OWNER = STAFF.find(({ role }) => role === 'headquarters') ?? STAFF[0]

/** The first owner types a code from the console on the phone, as in any shop. After that the console cannot agree. */
export async function makeOwner(server: DemoShop): Promise<void> {
  const { code } = await asOperator(server)('grant.makeOwnerCode', {})
  await asPerson(server, OWNER.id)('grant.claimOwner', { code, name: OWNER.name })
}

/** Signs the person in at the desk, and asks there. */
export async function asSignedIn(server: DemoShop, personId: string): Promise<Act> {
  const secret = randomBytes(32).toString('base64url')
  const ask = atDesk(server, '')
  const begun = await ask('desk.beginSignIn', { secretHash: createHash('sha256').update(secret).digest('hex') })
  const { loginId, digits } = begun
  await asPerson(server, personId)('desk.confirmSignIn', { loginId, digits })
  const { session } = await ask('desk.pollSignIn', { loginId, secret })
  return atDesk(server, session ? `Bearer ${session.token}` : '')
}

function atDesk({ runner }: DemoShop, authorization: string): Act {
  return async (action, input) => {
    const body = JSON.stringify({ action, input, requestId: randomUUID() })
    const headers = { 'content-type': 'application/json', 'user-agent': 'demo', authorization }
    const event = { path: '/desk', httpMethod: 'POST', headers, body, isBase64Encoded: false }
    const reply = await runner.invoke({ functionName: 'desk', event, caller: { kind: 'console' } })
    if (reply.kind !== 'ok') throw new Error(`${action}: ${JSON.stringify(reply)}`)
    const answer = JSON.parse((JSON.parse(reply.result) as { body: string }).body) as Reply
    if (!answer.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer.error)}`)
    // The function has parsed its output against the contract already.
    return answer.data as never
  }
}
