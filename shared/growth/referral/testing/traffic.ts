import { type BondFacts, HOUR_MS, MINUTE_MS, type Party } from '../signals/facts'

/** A bond of which it is known what it is. */
export interface KnownBond {
  bond: BondFacts
  kind: string
  isFraud: boolean
}

const DAY_MS = 24 * HOUR_MS
const OPENED_AT = Date.parse('2026-01-01T00:00:00+08:00')
const MINIMUM_FEN = 9_900

type Random = () => number

/**
 * The bonds of a made-up shop over half a year: honest members, families, a store opening, a campus, and three kinds of
 * cheats. The same seed makes the same shop. It is much simpler than life and shows only that what the detector is built
 * to tell apart is told apart.
 */
export function aShopOfBonds(members: number, seed: number): KnownBond[] {
  const random = mulberry32(seed)
  const shop = { random, members: 0, bonds: [] as KnownBond[] }
  while (shop.bonds.length < members * 0.72) addHonest(shop, 1 + Math.floor(-6 * Math.log(1 - random())))
  for (let opening = 0; opening * 1500 < members; opening += 1) addOpening(shop)
  for (let campus = 0; campus * 2000 < members; campus += 1) addCampus(shop)
  for (let farm = 0; farm * 900 < members; farm += 1) addFarm(shop)
  for (let ring = 0; ring * 1000 < members; ring += 1) addRing(shop, 3 + Math.floor(random() * 4))
  while (shop.bonds.length < members) addFamily(shop)
  return shop.bonds.slice(0, members)
}

interface TrafficState {
  random: Random
  members: number
  bonds: KnownBond[]
}

function addHonest(shop: TrafficState, friends: number): void {
  const inviter = aMember(shop)
  for (let friend = 0; friend < friends; friend += 1) {
    add(shop, 'honest', inviter, aMember(shop), OPENED_AT + shop.random() * 150 * DAY_MS)
  }
}

/** One code at the door, one Wi-Fi, eighty new members in a day: the shop wants that. */
function addOpening(shop: TrafficState): void {
  const [inviter, from] = [aMember(shop), OPENED_AT + shop.random() * 140 * DAY_MS]
  const network = `store ${shop.members}`
  for (let friend = 0; friend < 80; friend += 1) {
    const own = shop.random() < 0.9 ? { network } : {}
    add(shop, 'store opening', inviter, { ...aMember(shop), ...own }, from + shop.random() * 10 * HOUR_MS)
  }
}

/** Many inviters behind a few addresses. */
function addCampus(shop: TrafficState): void {
  const networks = [1, 2, 3].map((number) => `campus ${shop.members} ${number}`)
  const onCampus = () => ({ ...aMember(shop), network: networks[Math.floor(shop.random() * 3)] ?? null })
  for (let inviter = 0; inviter < 12; inviter += 1) {
    const who = onCampus()
    for (let friend = 0; friend < 8; friend += 1) {
      add(shop, 'campus', who, onCampus(), OPENED_AT + shop.random() * 100 * DAY_MS)
    }
  }
}

/** Forty accounts on a dozen phones in one room, in two days. */
function addFarm(shop: TrafficState): void {
  const [inviter, from] = [aMember(shop), OPENED_AT + shop.random() * 140 * DAY_MS]
  const [devices, network] = [12, `room ${shop.members}`]
  for (let friend = 0; friend < 40; friend += 1) {
    const device = shop.random() < 0.5 ? `${network} ${friend % devices}` : `fresh ${shop.members} ${friend}`
    const invitee = { ...aMember(shop), device, ...(shop.random() < 0.6 ? { network } : {}) }
    add(shop, 'farm', inviter, invitee, from + shop.random() * 2 * DAY_MS)
  }
}

/** Members of some weeks who bind to each other in a circle. */
function addRing(shop: TrafficState, length: number): void {
  const from = OPENED_AT + 30 * DAY_MS + shop.random() * 100 * DAY_MS
  const members = Array.from({ length }, () => ({ ...aMember(shop), joinedAt: from - shop.random() * 20 * DAY_MS }))
  members.forEach((inviter, index) => {
    const invitee = members[(index + 1) % length]
    if (invitee) add(shop, 'ring', inviter, invitee, from + shop.random() * HOUR_MS)
  })
}

/** Two or three people at one table, one of whom got the old phone of the other. */
function addFamily(shop: TrafficState): void {
  const inviter = aMember(shop)
  const { network, device } = inviter
  const at = OPENED_AT + shop.random() * 150 * DAY_MS
  add(shop, 'family', inviter, { ...aMember(shop), network }, at)
  if (shop.random() < 0.3) add(shop, 'old phone', inviter, { ...aMember(shop), network, device }, at + 40 * DAY_MS)
}

function add({ random, bonds }: TrafficState, kind: string, inviter: Party, friend: Party, boundAt: number): void {
  const isFraud = kind === 'farm' || kind === 'ring'
  const invitee = kind === 'ring' ? friend : { ...friend, joinedAt: boundAt }
  const isFast = random() < (isFraud ? 0.85 : 0.25)
  const waitMs = isFast ? 5 * MINUTE_MS + random() * 50 * MINUTE_MS : HOUR_MS + random() ** 2 * 14 * DAY_MS
  const isNear = random() < (kind === 'farm' ? 0.85 : 0.4)
  const amountFen = Math.round(MINIMUM_FEN * (isNear ? 1 + random() * 0.09 : 1.1 + random() * 2))
  const bond: BondFacts = {
    invitee,
    inviter: { ...inviter, joinedAt: inviter.joinedAt ?? OPENED_AT - DAY_MS },
    boundAt,
    qualifiedAt: boundAt + waitMs,
    order: { amountFen, minimumFen: MINIMUM_FEN },
    isRefunded: random() < (kind === 'farm' ? 0.35 : 0.06),
    activeDays: random() < (kind === 'farm' ? 0.93 : 0.5) ? 1 : 2 + Math.floor(random() * 12),
  }
  bonds.push({ bond, kind, isFraud })
}

function aMember(shop: TrafficState): Party {
  shop.members += 1
  const memberId = `m${shop.members}`
  // A fifth of all phones is behind a carrier, where strangers share a network.
  const network = shop.random() < 0.2 ? `carrier ${Math.floor(shop.random() * 30)}` : `home ${memberId}`
  return { memberId, joinedAt: null, device: `phone ${memberId}`, network, payer: null, address: null }
}

/** A small generator of numbers from 0 to 1 (Tommy Ettinger's mulberry32, public domain): the same on every machine. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
