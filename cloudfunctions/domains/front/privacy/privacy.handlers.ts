import type { privacyContract } from '#shared/front/privacy/contract'
import type { Handlers } from '../../../platform/handler'
import { listConsents } from './consent-history.service'
import { getMonthReport } from './month-report.service'
import { getOwnDeletion, takeBackDeletion } from './own-deletion.service'
import { answerRequest, fileRequest, listRequests } from './request.service'
import { getStoredRecord, readRecordOf } from './stored-record.service'
import { listTerms } from './terms.service'

export const privacyHandlers: Handlers<typeof privacyContract> = {
  'privacy.getStoredRecord': (input, context) => getStoredRecord(context, input),
  'privacy.readRecord': (input, context) => readRecordOf(context, input),
  'privacy.getMyDeletion': (_input, context) => getOwnDeletion(context),
  'privacy.takeBackDeletion': (_input, context) => takeBackDeletion(context),
  'privacy.fileRequest': (input, context) => fileRequest(context, input),
  'privacy.answerRequest': (input, context) => answerRequest(context, input),
  'privacy.listRequests': (input, context) => listRequests(context, input),
  'privacy.listConsents': ({ memberId }, context) => listConsents(context, memberId),
  'privacy.listTerms': (_input, context) => listTerms(context),
  'privacy.getReport': ({ month }, context) => getMonthReport(context, month),
}
