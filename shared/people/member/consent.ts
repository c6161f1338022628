/**
 * What members are asked for, each on its own and off until they agree. The texts stand beside the switch on the
 * phone; a new wording gets a new version, and an older agreement no longer counts for it.
 */
export const CONSENT_VERSIONS = {
  /** Recording what a member looks at in the mini-program. */
  analytics: 1,
  /** Using the record to choose offers for this member. */
  personalization: 1,
  /** Messages with offers, through the channels that the member allows. */
  marketing: 1,
} as const

export type ConsentPurpose = keyof typeof CONSENT_VERSIONS
export const CONSENT_PURPOSES = Object.keys(CONSENT_VERSIONS) as ConsentPurpose[]

/** What can be agreed to on paper; the record of the mini-program cannot. */
export const TILL_CONSENTS = ['personalization', 'marketing'] as const satisfies readonly ConsentPurpose[]

export interface Consent {
  version: number
  isGranted: boolean
  at: number
}

export type Consents = Partial<Record<ConsentPurpose, Consent>>

/** Granted, and for the wording in use today. */
export function isConsentInForce(consents: Consents, purpose: ConsentPurpose): boolean {
  const consent = consents[purpose]
  return consent?.isGranted === true && consent.version === CONSENT_VERSIONS[purpose]
}

export function grantedPurposes(consents: Consents): ConsentPurpose[] {
  return CONSENT_PURPOSES.filter((purpose) => isConsentInForce(consents, purpose))
}

/** Asked and declined, or agreed to and withdrawn: not the same as never having been asked, as whoever a till imported. */
export function hasRefused(consents: Consents, purpose: ConsentPurpose): boolean {
  return consents[purpose]?.isGranted === false
}
