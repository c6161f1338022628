/** As much of the protocol buffer format as openapi calls use: varints and length-delimited fields. */
export interface Field {
  number: number
  /** Bytes of a delimited field, or the value of a varint. */
  value: Buffer | number
}

export function readFields(bytes: Buffer): Field[] {
  const fields: Field[] = []
  let offset = 0
  const varint = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[offset++]
      if (byte === undefined) throw new RangeError('the message ends too early')
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  while (offset < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    if (tag % 8 === 0) fields.push({ number, value: varint() })
    else if (tag % 8 === 2) {
      const length = varint()
      if (offset + length > bytes.length) throw new RangeError('the message ends too early')
      fields.push({ number, value: bytes.subarray(offset, offset + length) })
      offset += length
    } else throw new RangeError(`wire type ${tag % 8} is not used here`)
  }
  return fields
}

export function bytesOf(fields: Field[], number: number): Buffer[] {
  return fields.flatMap((field) => (field.number === number && Buffer.isBuffer(field.value) ? [field.value] : []))
}

export function textOf(fields: Field[], number: number): string {
  return bytesOf(fields, number)[0]?.toString('utf8') ?? ''
}

export function writeFields(fields: Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ number, value }) =>
      typeof value === 'number'
        ? [varintBytes(number * 8), varintBytes(value)]
        : [varintBytes(number * 8 + 2), varintBytes(value.length), value],
    ),
  )
}

/** Negative numbers take ten bytes, in two's complement of 64 bits. */
function varintBytes(value: number): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  return Buffer.from([...bytes, Number(rest)])
}
