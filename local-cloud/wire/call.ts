import { CloudError, invalidParam, tooLarge } from './errors'
import { PACKET_BYTES_MAX } from './http'

/** One request of the SDK, opened but not yet understood. */
export interface WireCall {
  action: string
  collection: string
  invocation: string
  params: Record<string, unknown>
}

export function toCall(params: Record<string, unknown>): WireCall {
  const { action, collectionName, wxCloudApiToken } = params
  if (typeof action !== 'string') throw invalidParam('action is missing')
  return {
    action,
    collection: typeof collectionName === 'string' ? collectionName : '',
    invocation: typeof wxCloudApiToken === 'string' ? wxCloudApiToken : '',
    params,
  }
}

/** @throws CloudError for what is too large, no JSON or no call */
export function readCall(text: string): WireCall {
  if (Buffer.byteLength(text) > PACKET_BYTES_MAX) throw tooLarge(PACKET_BYTES_MAX)
  try {
    return toCall(JSON.parse(text) as Record<string, unknown>) // toCall checks what it reads.
  } catch (error) {
    throw error instanceof CloudError ? error : invalidParam('the request is not JSON')
  }
}

const WRITES = new Set([
  'database.addCollection',
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.commitTransaction',
  'database.abortTransaction',
])

export function isWrite(action: string): boolean {
  return WRITES.has(action)
}

/** `<collection>/<id>` of a guarded write of one document; '' for all else. */
export function changedDocument({ action, collection, params: { query } }: WireCall): string {
  if (action !== 'database.modifyDocument' || typeof query !== 'string') return ''
  const [, id] = /"_id":(?:\{"\$eq":)?"([^"]+)"/.exec(query) ?? []
  return id === undefined ? '' : `${collection}/${id}`
}

export function textParam(params: Record<string, unknown>, name: string): string {
  const value = params[name]
  if (typeof value !== 'string') throw invalidParam(`${name} is not a text`)
  return value
}

export function optionalText(params: Record<string, unknown>, name: string): string | null {
  const value = params[name]
  if (value === undefined || value === null || value === '') return null
  return textParam(params, name)
}

export function wholeParam(params: Record<string, unknown>, name: string, fallback: number): number {
  const value = params[name] ?? fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParam(`${name} is not a whole number from 0`)
  }
  return value
}
