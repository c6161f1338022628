/** What other nouns may use of `staff`; they may import nothing else of it. */
export { lookUpMember, see, toLookUp } from './look-up.service'
export {
  countTryAtTill,
  identify,
  namedMember,
  requireSomebodyElse,
  requireTriesLeft,
  type SeenMember,
  type ServedMember,
  sealProof,
} from './served-member.service'
export { countActiveStaffOf, listActiveStaffOf } from './staff.repository'
export { findEmployed, findScope, namesOfStaff } from './staff.service'
export {
  freshStoreName,
  getOwnStore,
  isStore,
  listStores,
  regionsOf,
  requireOwnStore,
  requireStores,
} from './store.service'
