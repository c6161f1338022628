import { invalidParam } from './errors'

/** The parts of a multipart form, texts as strings; `requestData` may hold any bytes and stays a buffer. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw invalidParam('the form has no boundary')
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: Record<string, unknown> = {}
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const end = body.indexOf(delimiter, start + delimiter.length)
    if (end < 0) break
    addPart(parts, body.subarray(start + delimiter.length, end))
    start = end
  }
  return parts
}

const HEAD_END = Buffer.from('\r\n\r\n')

function addPart(parts: Record<string, unknown>, part: Buffer): void {
  const headEnd = part.indexOf(HEAD_END)
  if (headEnd < 0) return
  const name = /name="([^"]*)"/.exec(part.subarray(0, headEnd).toString('utf8'))?.[1]
  if (name === undefined || name === '__proto__') return
  // The delimiter of the next part begins with the line break that ends this one.
  const content = Buffer.from(part.subarray(headEnd + HEAD_END.length, part.length - 2))
  parts[name] = name === 'requestData' ? content : content.toString('utf8')
}
