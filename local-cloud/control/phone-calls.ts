import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { phoneReply } from '../runner/replies'
import { phoneCaller } from './function-routes'
import { HttpError, readBytes, readJson, sendJson } from './http'
import { type CloudParts, parsed } from './parts'

const KB = 1024
const LARGEST_CALL = 1024 * KB
const LARGEST_FILE = 10 * 1024 * KB
const callSchema = z.object({ data: z.unknown().optional() })
const personSchema = z.string().regex(/^[\w-]{1,64}$/)
const pathSchema = z
  .string()
  .regex(/^[\w-]+(?:[/.][\w-]+)*$/)
  .max(200)

/** POST /functions/<name>: `wx.cloud.callFunction` of a phone, with the faults of its network. */
export async function callFunction(
  parts: CloudParts,
  req: IncomingMessage,
  res: ServerResponse,
  name: string,
): Promise<void> {
  if (req.method !== 'POST') throw new HttpError(405, 'Functions are called by POST')
  const personId = parsed(personSchema, req.headers['x-changlai-person'])
  const { data = {} } = parsed(callSchema, await readJson(req, LARGEST_CALL))
  const fate = parts.switches.nextPhoneCall()
  if (fate === 'offline') return void req.socket.destroy()
  const reply = await parts.runner.invoke({
    functionName: name,
    event: data,
    caller: phoneCaller(parts.people, personId),
  })
  // The function has run; only the phone does not know.
  if (fate === 'loses its reply') return void req.socket.destroy()
  sendJson(res, 200, phoneReply(reply))
}

/** POST /storage/<path>: `wx.cloud.uploadFile` of a phone. GET: the same phone shows or downloads a file. */
export async function exchangeFile(
  parts: CloudParts,
  req: IncomingMessage,
  res: ServerResponse,
  { path, query }: { path: string; query: URLSearchParams },
): Promise<void> {
  const { people, cloud, switches } = parts
  if (req.method === 'GET') {
    // A picture of a page can carry no header.
    const { openid } = people.personOf(parsed(personSchema, query.get('as')))
    return sendOwnFile(res, cloud.storage.openFor(cloud.storage.fileIdOf(decoded(path)), openid))
  }
  if (req.method !== 'POST') throw new HttpError(405, 'Files are stored by POST and shown by GET')
  const { openid } = people.personOf(parsed(personSchema, req.headers['x-changlai-person']))
  const cloudPath = parsed(pathSchema, path)
  const bytes = await readBytes(req, LARGEST_FILE)
  if (switches.nextPhoneCall() === 'offline') return void req.socket.destroy()
  sendJson(res, 200, { fileID: cloud.storage.put(cloudPath, bytes, openid).fileId })
}

/** As the service does where only the creator and the administrator may read. */
function sendOwnFile(res: ServerResponse, found: Buffer | 'missing' | 'refused'): void {
  if (found === 'refused') sendJson(res, 403, { errCode: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' })
  else if (found === 'missing') sendJson(res, 404, { errCode: -503003, errMsg: 'STORAGE_FILE_NONEXIST' })
  else res.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }).end(found)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpError(400, `'${path}' is not a well-formed path`)
  }
}

/** POST /phone-code: the official phone button, pressed by whoever holds the phone. */
export async function pressPhoneButton(parts: CloudParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== 'POST') throw new HttpError(405, 'A code is asked for by POST')
  const personId = parsed(personSchema, req.headers['x-changlai-person'])
  sendJson(res, 200, { code: parts.phoneCodes.issue(parts.people.personOf(personId).phone) })
}
