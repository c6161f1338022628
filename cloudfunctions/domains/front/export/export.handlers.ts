import type { exportContract } from '#shared/front/export/contract'
import type { Handlers } from '../../../platform/handler'
import { cancelExport, getExport, listExports, proceedExport, startExport } from './export.service'

export const exportHandlers: Handlers<typeof exportContract> = {
  'export.start': (input, context) => startExport(context, input),
  'export.list': ({ beforeAt }, context) => listExports(context, beforeAt),
  'export.get': ({ exportId }, context) => getExport(context, exportId),
  'export.proceed': ({ exportId }, context) => proceedExport(context, exportId),
  'export.cancel': (input, context) => cancelExport(context, input),
}
