import type { ActionName } from '#shared/contract'
import type { Access, Contract } from '#shared/kernel/contract'
import { type FindAction, findIn } from './platform/dispatch'
import type { Handlers } from './platform/handler'

/** A noun's actions: their contract, and one handler for each; the compiler names a missing one. */
interface Actions<C extends Contract = Contract> {
  contract: C
  handlers: Handlers<C>
}

type Noun = ActionName extends infer Name ? (Name extends `${infer N}.${string}` ? N : never) : never

const noun = <C extends Contract>(load: () => Promise<Actions<C>>): (() => Promise<Actions>) => load

/**
 * Loaded when a noun is first asked for: a cold instance makes the schemas of what the request needs, and of nothing
 * else. The event stream is not here: it has a function of its own.
 */
const nouns: Record<Exclude<Noun, 'event'>, () => Promise<Actions>> = {
  settings: noun(async () => ({
    contract: (await import('#shared/base/settings/contract')).settingsContract,
    handlers: (await import('./domains/base/settings/settings.handlers')).settingsHandlers,
  })),
  points: noun(async () => ({
    contract: (await import('#shared/ledger/points/contract')).pointsContract,
    handlers: (await import('./domains/ledger/points/points.handlers')).pointsHandlers,
  })),
  tier: noun(async () => ({
    contract: (await import('#shared/ledger/tier/contract')).tierContract,
    handlers: (await import('./domains/ledger/tier/tier.handlers')).tierHandlers,
  })),
  member: noun(async () => ({
    contract: (await import('#shared/people/member/contract')).memberContract,
    handlers: (await import('./domains/people/member/member.handlers')).memberHandlers,
  })),
  staff: noun(async () => ({
    contract: (await import('#shared/people/staff/contract')).staffContract,
    handlers: (await import('./domains/people/staff/staff.handlers')).staffHandlers,
  })),
  coupon: noun(async () => ({
    contract: {
      ...(await import('#shared/loyalty/coupon/contract')).couponContract,
      ...(await import('#shared/loyalty/coupon/operator-contract')).couponOperatorContract,
    },
    handlers: (await import('./domains/loyalty/coupon/coupon.handlers')).couponHandlers,
  })),
  purchase: noun(async () => ({
    contract: (await import('#shared/till/purchase/contract')).purchaseContract,
    handlers: (await import('./domains/till/purchase/purchase.handlers')).purchaseHandlers,
  })),
  'check-in': noun(async () => ({
    contract: (await import('#shared/loyalty/check-in/contract')).checkInContract,
    handlers: (await import('./domains/loyalty/check-in/check-in.handlers')).checkInHandlers,
  })),
  entrance: noun(async () => ({
    contract: (await import('#shared/growth/entrance/contract')).entranceContract,
    handlers: (await import('./domains/growth/entrance/entrance.handlers')).entranceHandlers,
  })),
  referral: noun(async () => ({
    contract: {
      ...(await import('#shared/growth/referral/contract')).referralContract,
      ...(await import('#shared/growth/referral/case-contract')).referralCaseContract,
    },
    handlers: {
      ...(await import('./domains/growth/referral/referral.handlers')).referralHandlers,
      ...(await import('./domains/growth/referral/case.handlers')).referralCaseHandlers,
    },
  })),
  tag: noun(async () => ({
    contract: (await import('#shared/insight/tag/contract')).tagContract,
    handlers: (await import('./domains/insight/tag/tag.handlers')).tagHandlers,
  })),
  segment: noun(async () => ({
    contract: (await import('#shared/insight/segment/contract')).segmentContract,
    handlers: (await import('./domains/insight/segment/segment.handlers')).segmentHandlers,
  })),
  report: noun(async () => ({
    contract: (await import('#shared/insight/report/contract')).reportContract,
    handlers: (await import('./domains/insight/report/report.handlers')).reportHandlers,
  })),
  home: noun(async () => ({
    contract: (await import('#shared/front/home/contract')).homeContract,
    handlers: (await import('./domains/front/home/home.handlers')).homeHandlers,
  })),
  privacy: noun(async () => ({
    contract: (await import('#shared/front/privacy/contract')).privacyContract,
    handlers: (await import('./domains/front/privacy/privacy.handlers')).privacyHandlers,
  })),
  score: noun(async () => ({
    contract: (await import('#shared/insight/score/contract')).scoreContract,
    handlers: (await import('./domains/insight/score/score.handlers')).scoreHandlers,
  })),
  job: noun(async () => ({
    contract: (await import('#shared/base/job/contract')).jobContract,
    handlers: (await import('./domains/base/job/job.handlers')).jobHandlers,
  })),
}

/** What `ops` answers: the operators' own actions, and what they share with headquarters. */
export const findForConsole = finder((access) => access === 'operator' || access === 'board')
/** What `api` answers. */
export const findForPhone = finder((access) => access !== 'operator')

function finder(isWanted: (access: Access) => boolean): FindAction {
  return async (name) => {
    const prefix = name.slice(0, name.indexOf('.'))
    const load = Object.hasOwn(nouns, prefix) ? nouns[prefix as keyof typeof nouns] : null
    if (!load) return null
    const { contract, handlers } = await load()
    const found = await findIn(contract, handlers)(name)
    return found && isWanted(found.spec.access) ? found : null
  }
}
