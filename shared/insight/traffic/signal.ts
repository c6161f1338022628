import { binomialSurprise, poissonSurprise, strengthOf } from '#shared/growth/referral/signals/surprise'
import { unreachable } from '#shared/kernel/invariant'
import type { TrafficRules } from './rules'

/** What members are judged by, who came in one crowd or act without ever opening the mini-program. */
export const TRAFFIC_SIGNALS = ['oneDevice', 'oneNetwork', 'neverBought', 'pathless', 'burst', 'bought'] as const
export type TrafficSignal = (typeof TRAFFIC_SIGNALS)[number]

/** Members on one kind of phone, on one day: who joined on it, or took coupons and checked in. */
export interface Crowd {
  kind: 'joined' | 'took'
  members: number
  /** With whom they are compared: who joined on that day. */
  of: number
  /** The share of visits of the shop's most common kind of phone: no honest crowd on one phone is expected to be larger. */
  topDevice: number
  /** Of the members, how many were on the network that most of them share. */
  onNetwork: number
  /** Of all visits on that network, the share that is theirs. Everybody's network says nothing. */
  ofNetwork: number
  /** Of those who have been members long enough, who never bought. */
  settled: number
  neverBought: number
}

/** One member of it, or somebody who is no member of any. */
export interface Acting {
  /** Whether the member is one of those on the shared network. */
  isOnNetwork: boolean
  hasBought: boolean
  isSettled: boolean
  /** Days with a coupon taken or a check-in, and those of them without a single opening. */
  actDays: number
  pathlessDays: number
  /** Who joined by the same entrance on that day, and what is usual of it. */
  burst: { joins: number; usual: number } | null
}

export interface TrafficReading {
  key: TrafficSignal
  /** As a person would say it; null where nothing is known. */
  value: number | null
  of: number | null
  /** Added to the score; below 0 it speaks for the member. */
  contribution: number
}

export interface TrafficJudgement {
  score: number
  isHeld: boolean
  isStrong: boolean
  signals: TrafficReading[]
}

const SHARE_MIN = 0.03
const SHARE_MAX = 0.3
/** By chance one of two visits on a phone of one kind comes from the same home; no shop has so many. */
const NETWORK_SHARE = 0.1
/** A day of flags may bring so many times what is usual, and one more. */
const BUSY_TIMES = 1.5
const FOR_BUYERS = -2
const BY_ONESELF = 1
/** A phone that loses its record now and then is no script. */
const MOSTLY = 0.8

/** Adds up what speaks against a member and for it. Every contribution is kept, so that a person sees the reasons. */
export function judgeTraffic(
  crowd: Crowd | null,
  acting: Acting,
  rules: TrafficRules,
  pathlessRate: number,
): TrafficJudgement {
  const signals = TRAFFIC_SIGNALS.map((key): TrafficReading => {
    const { strength, value, of } = readingOf(key, { crowd, acting, rules, pathlessRate })
    return { key, value, of, contribution: rounded(strength * rules.weights[key]) }
  })
  const score = rounded(signals.reduce((sum, { contribution }) => sum + contribution, 0))
  return {
    score,
    isHeld: rules.isOn && score >= rules.holdFromScore,
    isStrong: score >= rules.strongFromScore,
    signals,
  }
}

interface Reading {
  strength: number
  value: number | null
  of: number | null
}

interface Evidence {
  crowd: Crowd | null
  acting: Acting
  rules: TrafficRules
  pathlessRate: number
}

const SILENT: Reading = { strength: 0, value: null, of: null }

function readingOf(key: TrafficSignal, evidence: Evidence): Reading {
  const { crowd, acting } = evidence
  switch (key) {
    case 'oneDevice':
      return crowd?.kind === 'joined' ? oneDevice(crowd) : SILENT
    case 'oneNetwork':
      return crowd && acting.isOnNetwork ? oneNetwork(crowd, evidence.rules) : SILENT
    case 'neverBought':
      return neverBought(evidence)
    case 'pathless':
      return pathless(evidence)
    case 'burst':
      return acting.burst ? burst(acting.burst) : SILENT
    case 'bought':
      return acting.hasBought ? { strength: FOR_BUYERS, value: 1, of: null } : SILENT
    default:
      return unreachable(key)
  }
}

/** Given one of them, how surprising it is that the others are on the same kind of phone. */
function oneDevice({ members, of, topDevice }: Crowd): Reading {
  const usual = Math.min(SHARE_MAX, Math.max(SHARE_MIN, topDevice))
  return { strength: strengthOf(binomialSurprise(members - 1, of - 1, usual)), value: members, of }
}

function oneNetwork({ members, onNetwork, ofNetwork }: Crowd, { lines }: TrafficRules): Reading {
  const isTheirs = ofNetwork * 100 >= lines.ownNetworkPercent
  const strength = isTheirs ? strengthOf(binomialSurprise(onNetwork - 1, members - 1, NETWORK_SHARE)) : 0
  return { strength, value: onNetwork, of: members }
}

/** Of a crowd, how many; of somebody alone, that a long row of days, nearly all unseen, ended at no till. */
function neverBought({ crowd, acting, rules }: Evidence): Reading {
  if (acting.hasBought || !acting.isSettled) return SILENT
  if (!crowd) {
    const isLong = acting.actDays >= rules.lines.pathlessDaysMin + 2
    const isMostlyUnseen = acting.pathlessDays >= acting.actDays * MOSTLY
    return { strength: isLong && isMostlyUnseen ? BY_ONESELF : 0, value: acting.actDays, of: null }
  }
  const { neverBought: value, settled: of } = crowd
  return { strength: strengthOf(binomialSurprise(value, of, rules.startingRates.neverBought)), value, of }
}

function pathless({ acting: { actDays, pathlessDays }, pathlessRate }: Evidence): Reading {
  if (actDays === 0) return SILENT
  return {
    strength: strengthOf(binomialSurprise(pathlessDays, actDays, pathlessRate)),
    value: pathlessDays,
    of: actDays,
  }
}

function burst({ joins, usual }: { joins: number; usual: number }): Reading {
  return { strength: strengthOf(poissonSurprise(joins, usual * BUSY_TIMES + 1)), value: joins, of: null }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
