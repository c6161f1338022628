import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LINK_SECONDS } from '../storage/links'
import { checkFilePath, type Storage } from '../storage/storage'
import { textParam, type WireCall } from './call'
import type { Answer } from './database-actions'
import { CloudError, invalidParam } from './errors'
import { readBody, sendBytes } from './http'

/** Uploads that were asked for and not yet made: token by path. */
export type PendingUploads = Map<string, string>

/** Null when the action is none of the storage's. */
export function answerStorage(storage: Storage, pending: PendingUploads, call: WireCall, host: string): Answer | null {
  switch (call.action) {
    case 'storage.getUploadMetadata':
      return { data: uploadMetadata(storage, pending, textParam(call.params, 'path'), host) }
    case 'storage.batchGetDownloadUrl':
      return { data: { download_list: listParam(call, 'file_list').map((file) => downloadUrl(storage, file, host)) } }
    case 'storage.batchDeleteFile':
      return {
        data: { delete_list: listParam(call, 'fileid_list').map((fileId) => deletion(storage, String(fileId))) },
      }
    default:
      return null
  }
}

const FILES_PER_CALL_MAX = 50

function listParam(call: WireCall, name: string): unknown[] {
  const list = call.params[name]
  if (!Array.isArray(list) || list.length > FILES_PER_CALL_MAX) {
    throw invalidParam(`${name} is a list of at most ${FILES_PER_CALL_MAX} files`)
  }
  return list as unknown[]
}

function uploadMetadata(storage: Storage, pending: PendingUploads, path: string, host: string) {
  checkFilePath(path)
  const token = randomUUID()
  pending.set(path, token)
  const fileId = storage.fileIdOf(path)
  return { url: urlOf(host, path), token, authorization: `local-${token}`, fileId, cosFileId: `cos-${token}` }
}

function urlOf(host: string, path: string): string {
  return `http://${host}/cos/${path.split('/').map(encodeURIComponent).join('/')}`
}

function downloadUrl(storage: Storage, file: unknown, host: string) {
  const { fileid, max_age: maxAge } = (file ?? {}) as { fileid?: unknown; max_age?: unknown }
  const fileID = String(fileid ?? '')
  const found = storage.list().find(({ fileId }) => fileId === fileID)
  if (found === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' }
  // Not encoded: the SDK does that before it fetches the file.
  const link = storage.links.signed(found.path, typeof maxAge === 'number' ? maxAge : LINK_SECONDS)
  return { code: 'SUCCESS', fileID, tempFileURL: `http://${host}/cos/${found.path}?${link}` }
}

function deletion(storage: Storage, fileID: string) {
  return { code: storage.remove(fileID) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
}

const FILE_BYTES_MAX = 50 * 1024 * 1024

/** The bucket behind the upload and download addresses. */
export async function serveFile(
  storage: Storage,
  pending: PendingUploads,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const [address = '', query = ''] = (request.url ?? '').split('?')
    const path = decodeURIComponent(address).slice('/cos/'.length)
    if (request.method !== 'PUT') {
      // A link opens the file for whoever holds it; without one the bucket opens nothing.
      const isClosed = !storage.links.isGood(path, new URLSearchParams(query))
      if (isClosed && storage.get(storage.fileIdOf(path))) throw new CloudError('AccessDenied', 'Access Denied.')
      sendFile(response, storage.get(storage.fileIdOf(path)))
      return
    }
    const bytes = await readBody(request, FILE_BYTES_MAX)
    const token = pending.get(path)
    if (token === undefined || token !== request.headers['x-cos-security-token']) {
      throw new CloudError('AccessDenied', 'no such upload')
    }
    pending.delete(path)
    storage.put(path, bytes)
    response.writeHead(200).end()
  } catch (error) {
    sendRefusal(response, error instanceof CloudError ? error.code : 'InternalError', String(error))
  }
}

function sendFile(response: ServerResponse, bytes: Buffer | null): void {
  if (bytes === null) sendRefusal(response, 'NoSuchKey', 'The specified key does not exist.', 404)
  else sendBytes(response, 200, bytes, 'application/octet-stream')
}

function sendRefusal(response: ServerResponse, code: string, message: string, status = 403): void {
  const text = message.replace(/[<>&]/g, ' ')
  const xml = `<Error><Code>${code}</Code><Message>${text}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  sendBytes(response, status, Buffer.from(xml), 'application/xml')
}
