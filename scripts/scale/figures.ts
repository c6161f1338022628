import { ROUND_TRIPS } from '../../cloudfunctions/testing/round-trips'

/** What a shop's day is made of. Shares are of all members; change them for a shop whose figures are known. */
export const ASSUMED = {
  activeShare: 0.08,
  /** Of those who are there on a day. */
  checkInShare: 0.6,
  buyShare: 0.25,
  /** The receipt is asked for so often while the code is in front. */
  receiptLooks: 4,
  peakShare: 1 / 3,
  peakHours: 2,
  /** One round trip in the cloud. */
  tripMs: 10,
  /** Who opens the mini-program within ten minutes of a message. */
  openShare: 0.05,
  openMinutes: 10,
  /** Requests per second of the environment's gateway, in the common integration pack. */
  gatewayPerSecond: 500,
  /** A nightly audit reads each member's records once, six at a time, 45 s of every five minutes. */
  auditTrips: 1,
  auditWidth: 6,
  jobDuty: 45 / 300,
} as const

export interface Load {
  members: number
  callsPerDay: number
  tripsPerDay: number
  peakCallsPerSecond: number
  peakTripsPerSecond: number
  functionSecondsPerDay: number
  /** So many may get a message in ten minutes beside the peak; 0 where the peak alone is more than the gateway takes. */
  messagesPerTenMinutes: number
  auditHours: number
}

/** Calls and round trips of one member who is there on a day, from the round trips that the tests hold each act to. */
export function perActiveDay(): { calls: number; trips: number } {
  const { home, twentyEvents, visit, checkIn, code, previewScanned, purchase, receipt } = ROUND_TRIPS
  const { checkInShare, buyShare, receiptLooks } = ASSUMED
  const buying = code.is + previewScanned.is + purchase.is + receipt.is * receiptLooks
  return {
    calls: 3 + checkInShare + buyShare * (3 + receiptLooks),
    trips: home.is + twentyEvents.is + visit.is + checkInShare * checkIn.is + buyShare * buying,
  }
}

export function loadOf(members: number): Load {
  const { calls, trips } = perActiveDay()
  const { activeShare, peakShare, peakHours, tripMs, openShare, openMinutes, gatewayPerSecond } = ASSUMED
  const active = members * activeShare
  const inPeak = (perDay: number) => (perDay * peakShare) / (peakHours * 3600)
  const room = Math.max(0, gatewayPerSecond - inPeak(active * calls))
  const openingsPerMessage = (openShare * calls) / (openMinutes * 60)
  const auditSeconds = (members * ASSUMED.auditTrips * tripMs) / 1000 / ASSUMED.auditWidth
  return {
    members,
    callsPerDay: active * calls,
    tripsPerDay: active * trips,
    peakCallsPerSecond: inPeak(active * calls),
    peakTripsPerSecond: inPeak(active * trips),
    functionSecondsPerDay: (active * trips * tripMs) / 1000,
    messagesPerTenMinutes: Math.min(members, Math.floor(room / openingsPerMessage)),
    auditHours: auditSeconds / ASSUMED.jobDuty / 3600,
  }
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')

export function loadTable(sizes: readonly number[] = [10_000, 1_000_000, 10_000_000]): string {
  const loads = sizes.map(loadOf)
  const row = (name: string, cell: (load: Load) => string) => `| ${[name, ...loads.map(cell)].join(' | ')} |`
  return [
    row('members', ({ members }) => whole(members)),
    `|${'---|'.repeat(sizes.length + 1)}`,
    row('calls a day', (load) => whole(load.callsPerDay)),
    row('database operations a day', (load) => whole(load.tripsPerDay)),
    row('calls a second in the peak hours', (load) => load.peakCallsPerSecond.toFixed(1)),
    row('database operations a second in the peak hours', (load) => load.peakTripsPerSecond.toFixed(1)),
    row('function time a day, hours', (load) => (load.functionSecondsPerDay / 3600).toFixed(1)),
    row('messages in ten minutes beside the peak', (load) => whole(load.messagesPerTenMinutes)),
    row('a nightly audit of all members, hours', (load) => load.auditHours.toFixed(1)),
  ].join('\n')
}
