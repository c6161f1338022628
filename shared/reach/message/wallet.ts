import { DAY_MS } from '#shared/kernel/business-day'
import { mayServe, type Purpose } from './purpose'

/**
 * What a member has allowed: each accept in WeChat's dialog is one message of that template to that phone. WeChat tells
 * nobody how many are left, so this is an estimate and is called one.
 */
export interface Wallet {
  /** The member's id: of the record that the phone belonged to when it asked. */
  _id: string
  grants: Grant[]
  /** What the member has asked for and not switched off. */
  on: Purpose[]
  /** What was answered last in WeChat's dialog, by template. */
  answers: Record<string, { answer: Answer; at: number }>
  /** What was sent in the last seven days, oldest first: the caps are held to it. */
  sent: { purpose: Purpose; at: number; sendId: string }[]
  /** Whether anything is asked for, and how many grants are live: by these the shop counts whom it can reach. */
  isAsking: boolean
  live: number
  updatedAt: number
}

/** `live` may be used; `reserved` is held by a message under way; `gone` was used, and is kept while a second report may come. */
export interface Grant {
  id: string
  templateId: string
  /** What it was given for; null while only WeChat has reported it. */
  purpose: Purpose | null
  /** The identity of the phone that gave it: `wx:<openid>`. */
  phone: string
  source: GrantSource
  /** The second report of it, by the other of page and WeChat; null while there was none. */
  twinId: string | null
  at: number
  state: 'live' | 'reserved' | 'gone'
  sendId: string | null
}

export type GrantSource = 'page' | 'push'
export const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
export type Answer = (typeof ANSWERS)[number]

/** An accept that is reported a second time, by the other one, comes within this time. */
export const PAIRING_MS = 10 * 60_000
export const LIVE_MAX = 20
export const GRANT_DAYS = 180

export interface Report {
  id: string
  templateId: string
  purpose: Purpose | null
  phone: string
  source: GrantSource
  answer: Answer
  at: number
}

export function newWallet(memberId: string): Wallet {
  return { _id: memberId, grants: [], on: [], answers: {}, sent: [], isAsking: false, live: 0, updatedAt: 0 }
}

/** What one report of one answer changes. The same report again changes nothing. */
export function withReport(wallet: Wallet, report: Report): Wallet {
  const { id, templateId, purpose, phone, source, answer, at } = report
  const answers = { ...wallet.answers, [templateId]: { answer, at } }
  if (answer !== 'accept' || wallet.grants.some((grant) => grant.id === id || grant.twinId === id))
    return settled({ ...wallet, answers }, at)
  const twin = wallet.grants.find(
    (grant) =>
      grant.templateId === templateId &&
      grant.phone === phone &&
      grant.source !== source &&
      grant.twinId === null &&
      Math.abs(grant.at - at) <= PAIRING_MS,
  )
  const grant: Grant = { id, templateId, purpose, phone, source, twinId: null, at, state: 'live', sendId: null }
  const grants = twin
    ? wallet.grants.map((each) => (each === twin ? { ...each, twinId: id, purpose: each.purpose ?? purpose } : each))
    : [...wallet.grants, grant]
  return settled({ ...wallet, grants, answers }, at)
}

/** The grants that can be used for a purpose, the best to use first: its own, then the oldest of what matters less. */
function usable(wallet: Wallet, { templateId, purpose }: Use, now: number): Grant[] {
  return wallet.grants
    .filter((grant) => isLive(grant, now) && grant.templateId === templateId && mayServe(grant.purpose, purpose))
    .sort((a, b) => Number(b.purpose === purpose) - Number(a.purpose === purpose) || a.at - b.at)
}

export interface Use {
  templateId: string
  purpose: Purpose
}

export const countUsable = (wallet: Wallet, use: Use, now: number): number => usable(wallet, use, now).length

/** Holds a grant for one message; null where there is none. */
export function reserve(
  wallet: Wallet,
  use: Use & { sendId: string },
  now: number,
): { wallet: Wallet; grant: Grant } | null {
  const grant = usable(wallet, use, now)[0]
  if (!grant) return null
  const reserved: Grant = { ...grant, state: 'reserved', sendId: use.sendId }
  const grants = wallet.grants.map((each) => (each === grant ? reserved : each))
  const sent = [...wallet.sent, { purpose: use.purpose, at: now, sendId: use.sendId }]
  return { wallet: settled({ ...wallet, grants, sent }, now), grant: reserved }
}

/**
 * What becomes of the held grant: `used` also where nobody knows; `released` where WeChat has refused the message itself;
 * `none` where WeChat says that the member has no grants left of this template.
 */
export function withOutcome(
  wallet: Wallet,
  sendId: string,
  outcome: 'used' | 'released' | 'none',
  now: number,
): Wallet {
  const held = wallet.grants.find((grant) => grant.sendId === sendId && grant.state === 'reserved')
  if (!held) return wallet
  const isOver = (grant: Grant) =>
    (grant === held && outcome !== 'released') ||
    (outcome === 'none' && grant.templateId === held.templateId && grant.phone === held.phone && grant.state === 'live')
  const grants = wallet.grants.map((grant): Grant => {
    if (isOver(grant)) return { ...grant, state: 'gone' }
    return grant === held ? { ...grant, state: 'live', sendId: null } : grant
  })
  // What was not sent does not count towards what may be sent.
  const sent = wallet.sent.filter((each) => outcome === 'used' || each.sendId !== sendId)
  return settled({ ...wallet, grants, sent }, now)
}

export function withWish(wallet: Wallet, purpose: Purpose, isOn: boolean, now: number): Wallet {
  const others = wallet.on.filter((each) => each !== purpose)
  return settled({ ...wallet, on: isOn ? [...others, purpose] : others }, now)
}

export const withoutPhone = (wallet: Wallet, phone: string): Wallet => ({
  ...wallet,
  grants: wallet.grants.filter((grant) => grant.phone !== phone),
})

/** The wallet of a record that was joined to this one: what its phone has allowed is this person's. */
export function withWallet(into: Wallet, from: Wallet, now: number): Wallet {
  const known = new Set(into.grants.map(({ id }) => id))
  const grants = [...into.grants, ...from.grants.filter(({ id }) => !known.has(id))]
  const on = [...new Set([...into.on, ...from.on])]
  const sent = [...into.sent, ...from.sent].sort((a, b) => a.at - b.at)
  return settled({ ...into, grants, on, answers: { ...from.answers, ...into.answers }, sent }, now)
}

const isLive = ({ state, at }: Grant, now: number) => state === 'live' && at > now - GRANT_DAYS * DAY_MS

/** Drops what is over, holds to the bounds, and counts anew what the shop counts by. */
function settled(wallet: Wallet, now: number): Wallet {
  const mayBeToldAgain = ({ state, at }: Grant) => state === 'gone' && at > now - PAIRING_MS
  const kept = wallet.grants.filter(
    (grant) => isLive(grant, now) || grant.state === 'reserved' || mayBeToldAgain(grant),
  )
  const grants = kept.filter((grant) => {
    const younger = kept.filter(
      (other) => other.templateId === grant.templateId && other.state === 'live' && other.at > grant.at,
    )
    return grant.state !== 'live' || younger.length < LIVE_MAX
  })
  return {
    ...wallet,
    grants,
    sent: wallet.sent.filter(({ at }) => at > now - 7 * DAY_MS),
    isAsking: wallet.on.length > 0,
    live: grants.filter(({ state }) => state === 'live').length,
    updatedAt: now,
  }
}
