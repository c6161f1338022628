import * as z from 'zod'
import type { LocalCloudServer } from '../local-cloud/server'
import { DESK_ROOT } from './build-desk'
import { buildStaleDesk } from './builds'
import { type DeskServer, type RouteEvent, type RouteReply, startDeskServer } from './desk-server'
import { freePort } from './local-shop'

const replySchema: z.ZodType<RouteReply> = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
const BESIDE = 100

/** The desk of a shop that is open on this machine, on an address of its own: what a phone keeps is nothing to the desk. */
export async function openDesk(shop: LocalCloudServer): Promise<DeskServer> {
  await buildStaleDesk()
  const isStorage = ({ origin, pathname }: URL) => origin === shop.url && pathname.startsWith('/cos/')
  const forward = async (event: RouteEvent): Promise<RouteReply> => {
    // An HTTP route calls a function with no word on where the call comes from, as the console does.
    const reply = await shop.runner.invoke({ functionName: 'desk', event, caller: { kind: 'console' } })
    if (reply.kind !== 'ok') throw new Error(`The function desk has ${reply.kind}: ${reply.message}`)
    return replySchema.parse(JSON.parse(reply.result))
  }
  const desk = await startDeskServer(DESK_ROOT, await freePort(shop.port + BESIDE), { forward, isStorage })
  const { close } = shop
  shop.close = async () => {
    await desk.close()
    await close()
  }
  return desk
}
