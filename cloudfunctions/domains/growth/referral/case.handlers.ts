import type { referralCaseContract } from '#shared/growth/referral/case-contract'
import type { Handlers } from '../../../platform/handler'
import { getCase, listCases, reportDetection } from './case.service'
import { decideCase } from './case-decision.service'
import { simulateDetection } from './detect-simulation.service'

export const referralCaseHandlers: Handlers<typeof referralCaseContract> = {
  'referral.listCases': (input, context) => listCases(context, input),
  'referral.getCase': (input, context) => getCase(context, input),
  'referral.decideCase': (input, context) => decideCase(context, input),
  'referral.reportDetection': (_input, context) => reportDetection(context),
  'referral.simulateDetection': ({ rules }, context) => simulateDetection(context, rules),
}
