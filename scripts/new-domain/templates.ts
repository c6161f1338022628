import type { Names } from './names'
import { cloudFiles } from './templates/cloud'
import { phoneFiles } from './templates/phone'
import { sharedFiles } from './templates/shared'
import { testFiles } from './templates/tests'

/**
 * The files of a new domain by path. It is a note that each member may keep, and shows one of everything that a noun may
 * have: an action, a job, a rule document, a fact that it tells and one that it answers, a page, and a stored record.
 */
export function domainFiles(names: Names): Record<string, string> {
  return { ...sharedFiles(names), ...cloudFiles(names), ...testFiles(names), ...phoneFiles(names) }
}
