#!/usr/bin/env node
/**
 * A till that speaks to Changlai, in plain Node 18 or later without a dependency: take what you need. The wire is described in docs/till-wire.md.
 *
 *   CHANGLAI_TILL_URL=https://…/till  CHANGLAI_TILL_KEY=str_….…  CHANGLAI_TILL_SECRET=…  node till.mjs <command>
 *
 *   look-up <code>              the member whose code was scanned
 *   preview <json>              what a purchase would come to, with coupons
 *   sell <json>                 record a purchase; without a line it waits in the queue
 *   flush                       send what waits, in order
 *   refund <number> <json>      take money or goods back
 *   undo <number>               as if the purchase had not been
 *   find <number>               what is recorded under a number
 *   day <YYYY-MM-DD>            all purchases of a day at the store
 *
 * What waits stands in the file CHANGLAI_TILL_QUEUE (till-queue.json); what was refused for good beside it (….refused.json).
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const TIMEOUT_MS = 10_000
/** Not an answer to what was asked: the same is sent again later. */
const PASSING = new Set([429, 500, 502, 503, 504])

/** The text that is signed; its lines are those of docs/till-wire.md. */
export function textToSign({ method, path, query = {}, body = '', timestamp, nonce }) {
  const bodyHash = createHash('sha256').update(body).digest('hex')
  return ['CHANGLAI-TILL-1', method, path, queryText(query), bodyHash, timestamp, nonce].join('\n')
}

export function signatureOf(secret, request) {
  return createHmac('sha256', secret).update(textToSign(request)).digest('hex')
}

export function queryText(query) {
  const encoded = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const names = Object.keys(query).sort()
  return names.map((name) => `${encoded(name)}=${encoded(query[name])}`).join('&')
}

export class Till {
  /** By how much this clock differs from the server's, once the server has said so. */
  offMs = 0

  constructor({ url, keyId, secret, queueFile = 'till-queue.json' }) {
    Object.assign(this, { url: url.replace(/\/$/, ''), keyId, secret, queueFile })
  }

  lookUp(memberCode) {
    return this.ask('POST', '/v1/members/look-up', { memberCode })
  }

  preview(order) {
    return this.ask('POST', '/v1/previews', order)
  }

  /** The money is in the drawer: the sale is kept first, and sent as soon as there is a line, always with the same words. */
  async sell(sale) {
    const queued = { soldAt: Date.now(), ...sale }
    this.keep(this.queueFile, [...this.queue(), queued])
    const sent = await this.flush()
    return sent.find(({ number }) => number === sale.number) ?? { number: sale.number, outcome: 'waits' }
  }

  /** In order, until there is no line. What is refused waits for a person, and holds nobody up. */
  async flush() {
    const done = []
    for (let [next, ...rest] = this.queue(); next; [next, ...rest] = rest) {
      const { status, data, error } = await this.ask('POST', '/v1/purchases', next)
      if (status === 0 || PASSING.has(status)) break
      if (error) this.keep(this.refusedFile, [...this.refused(), { sale: next, error }])
      this.keep(this.queueFile, rest)
      done.push({ number: next.number, outcome: error ? 'refused' : 'recorded', ...(error ? { error } : { data }) })
    }
    return done
  }

  refund(number, refund) {
    return this.ask('POST', `/v1/purchases/${number}/refunds`, refund)
  }

  undo(number, note) {
    return this.ask('POST', `/v1/purchases/${number}/undo`, note === undefined ? {} : { note })
  }

  find(number) {
    return this.ask('GET', `/v1/purchases/${number}`)
  }

  /** All pages of a day. */
  async day(day) {
    const purchases = []
    for (let after; ; ) {
      const { data, error } = await this.ask('GET', '/v1/purchases', { day, ...(after && { after }) })
      if (error) return { error }
      purchases.push(...data.purchases)
      if (data.next === null) return { data: { purchases } }
      after = data.next
    }
  }

  /** Each try is signed anew. Where the clock was off, the server has said what time it is: once more, by that. */
  async ask(method, path, fields = {}) {
    const first = await this.send(method, path, fields)
    if (first.error?.code !== 'CLOCK_OFF') return first
    this.offMs = first.error.now - Date.now()
    return this.send(method, path, fields)
  }

  /** Answers `{ status, data }` or `{ status, error }`; status 0 where nobody was reached. */
  async send(method, path, fields) {
    const query = method === 'GET' ? fields : {}
    const body = method === 'GET' ? '' : JSON.stringify(fields)
    const [timestamp, nonce] = [String(Date.now() + this.offMs), randomUUID()]
    const headers = {
      'content-type': 'application/json',
      'x-changlai-key': this.keyId,
      'x-changlai-timestamp': timestamp,
      'x-changlai-nonce': nonce,
      'x-changlai-signature': signatureOf(this.secret, { method, path, query, body, timestamp, nonce }),
    }
    const asked = queryText(query)
    const address = `${this.url}${path}${asked && `?${asked}`}`
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS)
      const response = await fetch(address, { method, headers, signal, ...(method === 'GET' ? {} : { body }) })
      const reply = await response.json()
      // The gateway's own faults have no `error`.
      if (!response.ok) return { status: response.status, error: reply.error ?? { code: reply.code } }
      return { status: response.status, data: reply.data }
    } catch (fault) {
      return { status: 0, error: { code: 'NO_LINE', message: String(fault) } }
    }
  }

  get refusedFile() {
    return this.queueFile.replace(/(\.json)?$/, '.refused.json')
  }

  queue() {
    return read(this.queueFile)
  }

  refused() {
    return read(this.refusedFile)
  }

  /** Whole or not at all: the power may go at any line. */
  keep(file, list) {
    writeFileSync(`${file}.new`, JSON.stringify(list, null, 1))
    renameSync(`${file}.new`, file)
  }
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

async function run([command, ...words]) {
  const { CHANGLAI_TILL_URL: url, CHANGLAI_TILL_KEY: keyId, CHANGLAI_TILL_SECRET: secret } = process.env
  if (!url || !keyId || !secret) throw new Error('Set CHANGLAI_TILL_URL, CHANGLAI_TILL_KEY and CHANGLAI_TILL_SECRET')
  const till = new Till({ url, keyId, secret, queueFile: process.env.CHANGLAI_TILL_QUEUE ?? 'till-queue.json' })
  const commands = {
    'look-up': () => till.lookUp(words[0]),
    preview: () => till.preview(JSON.parse(words[0])),
    sell: () => till.sell(JSON.parse(words[0])),
    flush: () => till.flush(),
    refund: () => till.refund(words[0], JSON.parse(words[1])),
    undo: () => till.undo(words[0], words[1]),
    find: () => till.find(words[0]),
    day: () => till.day(words[0]),
  }
  const act = Object.hasOwn(commands, command ?? '') ? commands[command] : null
  if (!act) throw new Error(`Commands: ${Object.keys(commands).join(', ')}`)
  console.log(JSON.stringify(await act(), null, 2))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  run(process.argv.slice(2)).catch((fault) => {
    console.error(fault.message)
    process.exitCode = 1
  })
}
