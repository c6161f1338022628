import { currentPerson } from './person.h5'

/** Only the mini-program has a cloud to start. */
export function startCloud(): void {}

/** Answers as `wx.cloud.callFunction` does, over HTTP on the origin that served this page. */
export async function callFunction(name: string, data: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`/functions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changlai-person': currentPerson() },
    body: JSON.stringify({ data }),
  })
  const reply = (await response.json()) as { result?: unknown; errCode?: number; errMsg?: string }
  if (reply.errCode !== undefined || reply.errMsg !== undefined) throw reply
  return reply.result
}
