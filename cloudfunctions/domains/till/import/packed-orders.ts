import type { PaidArticle } from '#shared/till/import/goods'
import type { SaleRow } from '#shared/till/import/row'

/** A purchase as the rows of a file tell it. */
export interface Order extends Omit<SaleRow, 'kind' | 'article' | 'note' | 'strangeState'> {
  line: number
  rows: number
  articles: PaidArticle[]
}

/** Orders by the number under which they were put in, from 0. */
export interface PackedOrders {
  count(): number
  add(order: Order): number
  /** A copy: what is changed in it goes back by `replace`. */
  get(at: number): Order
  replace(at: number, order: Order): void
}

const CHUNK_BYTES = 1024 * 1024
const LENGTH_BYTES = 4

/**
 * Keeps orders as bytes beside the heap. A file may have a million of them and a function half a gigabyte, of which Node
 * gives half to the heap; as objects they would take five times as much.
 */
export function packedOrders(): PackedOrders {
  const chunks: Buffer[] = []
  const places: number[] = []
  let end = 0
  // Rows of one order mostly follow each other.
  let last: { at: number; order: Order } | null = null

  const write = (order: Order): number => {
    const bytes = Buffer.from(JSON.stringify(toCells(order)))
    const room = LENGTH_BYTES + bytes.length
    if (room > CHUNK_BYTES - (end % CHUNK_BYTES) || end % CHUNK_BYTES === 0) {
      end = chunks.length * CHUNK_BYTES
      chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, room)))
    }
    const place = end
    const chunk = chunks[Math.floor(place / CHUNK_BYTES)] as Buffer
    chunk.writeUInt32LE(bytes.length, place % CHUNK_BYTES)
    bytes.copy(chunk, (place % CHUNK_BYTES) + LENGTH_BYTES)
    end = place + Math.min(room, CHUNK_BYTES)
    return place
  }
  const read = (place: number): Order => {
    const chunk = chunks[Math.floor(place / CHUNK_BYTES)] as Buffer
    const from = (place % CHUNK_BYTES) + LENGTH_BYTES
    return fromCells(JSON.parse(chunk.toString('utf8', from, from + chunk.readUInt32LE(from - LENGTH_BYTES))))
  }
  const settleLast = () => {
    if (last) places[last.at] = write(last.order)
    last = null
  }
  return {
    count: () => places.length,
    add(order) {
      settleLast()
      last = { at: places.length, order }
      places.push(-1)
      return last.at
    },
    get: (at) => (last?.at === at ? last.order : read(places[at] ?? 0)),
    replace(at, order) {
      if (last?.at !== at) settleLast()
      last = { at, order }
    },
  }
}

type Cells = ReturnType<typeof toCells>

const toCells = (order: Order) =>
  [
    order.customer,
    order.day,
    order.at,
    order.amountFen,
    order.shippingFen,
    order.tipFen,
    order.backFen,
    order.receipt,
    order.phone,
    order.line,
    order.rows,
    ...order.articles.map(
      ({ name, key, quantity, unitFen, paidFen }) => [name, key, quantity, unitFen, paidFen] as const,
    ),
  ] as const

function fromCells(cells: Cells): Order {
  const [customer, day, at, amountFen, shippingFen, tipFen, backFen, receipt, phone, line, rows, ...articles] = cells
  return {
    ...{ customer, day, at, amountFen, shippingFen, tipFen, backFen, receipt, phone, line, rows },
    articles: articles.map(([name, key, quantity, unitFen, paidFen]) => ({ name, key, quantity, unitFen, paidFen })),
  }
}
