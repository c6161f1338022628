/** What other nouns may use of `settings`; they may import nothing else of it. */
export { findBesideRules, keptBesideRules, saveBesideRules } from './beside-rules.service'
export { digestOf } from './digest'
export { isOwnedByNow, markOwned } from './owned.service'
export { fromNowOn, register } from './rule-registry'
export { type RuleVersion, versionAt, versionInForce } from './rule-version.service'
export {
  addUsed,
  bringRulesToHand,
  forgetRules,
  inForce,
  rulesInForce,
  storedAtHand,
  usedInForce,
} from './rules.service'
export { secondPerson } from './second-person.service'
export { countOpenProposals } from './settings.repository'
export { validValue, writeFirstVersion } from './version.service'
