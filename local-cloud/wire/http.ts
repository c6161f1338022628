import type { IncomingMessage, ServerResponse } from 'node:http'
import { tooLarge } from './errors'

export const PACKET_BYTES_MAX = 16 * 1024 * 1024

export async function readBody(request: IncomingMessage, bytesMax: number = PACKET_BYTES_MAX): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = chunk as Buffer // A request without an encoding yields buffers.
    bytes += piece.length
    // The rest is read and thrown away, so that the sender is there to hear the refusal.
    if (bytes <= bytesMax) chunks.push(piece)
  }
  if (bytes > bytesMax) throw tooLarge(bytesMax)
  return Buffer.concat(chunks)
}

export function sendJson(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

export function sendBytes(response: ServerResponse, status: number, bytes: Buffer, contentType: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length })
  response.end(bytes)
}
