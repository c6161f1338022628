import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { BondFacts, Party } from '#shared/growth/referral/signals/facts'

/** Bonds of which it is known whether they were honest. */
export interface LabeledBonds {
  name: string
  bonds: BondFacts[]
  /** By the invitee's id. */
  labels: Map<string, Label>
}

export interface Label {
  kind: string
  isFraud: boolean
}

type Row = Record<string, string>

/** What the simulated shops ask for as a first order. */
const MINIMUM_FEN = 9900

/** Every `data/referral_*.csv` of the folder that has its `golden/<name>_labels.csv`. */
export function readLabeledBonds(folder: string): LabeledBonds[] {
  const files = readdirSync(path.join(folder, 'data')).filter((file) => /^referral_.*\.csv$/.test(file))
  return files.sort().map((file) => {
    const name = path.basename(file, '.csv')
    const members = rowsOf(path.join(folder, 'data', file))
    const labels = rowsOf(path.join(folder, 'golden', `${name}_labels.csv`))
    return { name, bonds: bondsOf(members), labels: new Map(labels.map((row) => [row.member_id ?? '', labelOf(row)])) }
  })
}

function rowsOf(file: string): Row[] {
  return parse(readFileSync(file), { columns: true }) as Row[] // Text in, text out: the parser converts nothing.
}

function labelOf({ kind, is_fraud }: Row): Label {
  return { kind: kind ?? '', isFraud: is_fraud === '1' }
}

function bondsOf(members: readonly Row[]): BondFacts[] {
  const parties = new Map(members.map((row) => [row.member_id ?? '', partyOf(row)]))
  return members.flatMap((row) => {
    const inviter = parties.get(row.referrer_id ?? '')
    return inviter ? [bondOf(row, inviter)] : []
  })
}

function bondOf(row: Row, inviter: Party): BondFacts {
  const qualifiedAt = secondsToMs(row.qualify_ts)
  return {
    invitee: partyOf(row),
    inviter,
    boundAt: secondsToMs(row.bind_ts) ?? 0,
    qualifiedAt,
    order: row.first_order_amount
      ? { amountFen: Math.round(Number(row.first_order_amount) * 100), minimumFen: MINIMUM_FEN }
      : null,
    isRefunded: qualifiedAt === null ? null : row.refunded === '1',
    activeDays: Number(row.active_days_30),
  }
}

function partyOf(row: Row): Party {
  return {
    memberId: row.member_id ?? '',
    joinedAt: secondsToMs(row.signup_ts),
    device: row.device_id || null,
    network: row.ip ? row.ip.split('.').slice(0, 3).join('.') : null,
    payer: row.pay_hash || null,
    address: row.addr_hash || null,
  }
}

const secondsToMs = (text: string | undefined) => (text ? Number(text) * 1000 : null)
