import type { auditLogContract } from '#shared/front/audit-log/contract'
import type { Handlers } from '../../../platform/handler'
import { listLog } from './audit-log.service'

export const auditLogHandlers: Handlers<typeof auditLogContract> = {
  'audit-log.list': (input, context) => listLog(context, input),
}
