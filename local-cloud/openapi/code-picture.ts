import { deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const QUIET_MODULES = 3
const DARK = 0
const LIGHT = 255

/**
 * Stands in for a mini-program code: a QR code in a PNG that says which page it opens and with what, so that a test or
 * a person can read what a phone would be told. WeChat's own codes are round, and only WeChat reads them.
 */
export function codePicture({ page = '', scene = '', width = 430 }: Record<string, unknown>): Buffer {
  const { data, size } = encode(`${String(page)}?scene=${encodeURIComponent(String(scene))}`, { ecc: 'M', border: 0 })
  const modules = size + QUIET_MODULES * 2
  const scale = Math.max(1, Math.floor(Number(width) / modules))
  const side = modules * scale
  const isDark = (x: number, y: number) => data[y - QUIET_MODULES]?.[x - QUIET_MODULES] === true
  const rows = Array.from({ length: modules }, (_, y) => {
    // The first byte of a row names its filter: none.
    const row = Buffer.alloc(side + 1, LIGHT)
    row[0] = 0
    for (let x = 0; x < modules; x += 1) if (isDark(x, y)) row.fill(DARK, 1 + x * scale, 1 + (x + 1) * scale)
    return Array.from({ length: scale }, () => row)
  }).flat()
  return grayPng(side, Buffer.concat(rows))
}

/** Eight bits of gray for each pixel, as the PNG specification has it. */
function grayPng(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The check of a PNG chunk: CRC-32 with the reflected polynomial 0xEDB88320. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
