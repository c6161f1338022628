import { randomUUID } from 'node:crypto'
import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import type { Clock } from '../../local-cloud/clock'
import type { People } from '../../local-cloud/control/people'
import type { Caller } from '../../local-cloud/runner/caller'
import type { SettledCall } from '../../local-cloud/runner/outcome'

/** A shop with people in it: the running local cloud, or another place where its functions answer. */
export interface DemoShop {
  cloud: { clock: Clock }
  people: People
  runner: { invoke(call: { functionName: string; event: unknown; caller: Caller }): Promise<SettledCall> }
  timers: { fire(functionName: string, triggerName: string): Promise<unknown> }
}

/** Calls an action of the running shop as somebody; a refusal is an error, because a seed must not half succeed. */
export type Act = <K extends ActionName>(action: K, input: Input<AppContract[K]>) => Promise<Output<AppContract[K]>>

export function asPerson(server: DemoShop, personId: string): Act {
  const { openid, unionid } = server.people.personOf(personId)
  return actor(server, 'api', { kind: 'phone', openid, unionid })
}

/** The door for behavior events. */
export function asTracked(server: DemoShop, personId: string): Act {
  const { openid, unionid } = server.people.personOf(personId)
  return actor(server, 'track', { kind: 'phone', openid, unionid })
}

export function asOperator(server: DemoShop): Act {
  return actor(server, 'ops', { kind: 'console' })
}

function actor({ runner }: DemoShop, functionName: string, caller: Caller): Act {
  return async (action, input) => {
    const event = { action, input, requestId: randomUUID() }
    const reply = await runner.invoke({ functionName, event, caller })
    if (reply.kind !== 'ok') throw new Error(`${action}: ${JSON.stringify(reply)}`)
    const answer = JSON.parse(reply.result) as Reply
    if (!answer.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer.error)}`)
    // The function has parsed its output against the contract already.
    return answer.data as never
  }
}
