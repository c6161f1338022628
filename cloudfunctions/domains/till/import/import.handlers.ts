import type { importContract } from '#shared/till/import/contract'
import type { Handlers } from '../../../platform/handler'
import { importPurchases, lookAtFile, previewFile } from './import.service'
import { getImport } from './import-get.service'
import { listImports } from './import-list.service'
import { undoImport } from './import-undo.service'
import { previewUndo } from './import-undo-preview.service'
import { beginUpload } from './import-upload.service'
import { saveMapping } from './mapping.service'

export const importHandlers: Handlers<typeof importContract> = {
  'import.beginUpload': (input, context) => beginUpload(context, input),
  'import.look': (input, context) => lookAtFile(context, input),
  'import.saveMapping': (input, context) => saveMapping(context, input),
  'import.preview': (input, context) => previewFile(context, input),
  'import.apply': (input, context) => importPurchases(context, input),
  'import.previewUndo': ({ importId }, context) => previewUndo(context, importId),
  'import.undo': (input, context) => undoImport(context, input),
  'import.get': (input, context) => getImport(context, input),
  'import.list': ({ storeId }, context) => listImports(context, storeId),
}
