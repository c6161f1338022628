import type { IncidentTurn } from './incident-turn'

/** What the other system gets, and how it knows that this shop has sent it. The page for whoever builds one is `docs/webhooks.md`. */
export const TIME_HEADER = 'x-changlai-time'
export const DELIVERY_HEADER = 'x-changlai-delivery'
export const SIGNATURE_HEADER = 'x-changlai-signature'

export interface StepNotice {
  /** Of this call; the same at no other address. */
  delivery: string
  /** The member, under a name that holds at this address alone. */
  member: string
  journey: string
  step: string
  /** Epoch ms. */
  at: number
}

/** The bytes that are signed are the bytes that are sent: whoever checks does so before reading them. */
export const bodyOf = ({ delivery, member, journey, step, at }: StepNotice): string =>
  JSON.stringify({ version: 1, delivery, member, journey, step, at: new Date(at).toISOString() })

export interface IncidentNotice {
  delivery: string
  incident: IncidentTurn
  /** When that came about. Epoch ms. */
  at: number
}

/** Nothing in it is of a person. */
export const bodyOfIncident = ({ delivery, incident, at }: IncidentNotice): string => {
  const { id, turn, kind, direction, title, text, steps, place } = incident
  const told = { id, turn, kind, direction, title, text, steps, place }
  return JSON.stringify({ version: 1, delivery, incident: told, at: new Date(at).toISOString() })
}

/** HMAC-SHA256 of it, in hex behind `v1=`, is the signature. `time` in seconds. */
export const textToSign = ({ time, delivery, body }: { time: number; delivery: string; body: string }): string =>
  `${time}.${delivery}.${body}`
