import type { migrationContract } from '#shared/base/migration/contract'
import type { Handlers } from '../../../platform/handler'
import { listMigrations, previewMigration, setPaused } from './migration.service'

export const migrationHandlers: Handlers<typeof migrationContract> = {
  'migration.list': (_input, context) => listMigrations(context),
  'migration.preview': (input, context) => previewMigration(context, input),
  'migration.pause': ({ by }, context) => setPaused(context, { by, isPaused: true }),
  'migration.start': ({ by }, context) => setPaused(context, { by, isPaused: false }),
}
