import type { ScoreRules } from '#shared/insight/score/rules'
import { columnsOf, sampleRowOf } from '#shared/insight/score/sample'
import type { BusinessDay } from '#shared/kernel/business-day'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'
import type { Context } from '../../../platform/context'
import { pageMembers } from '../../people/member/member.face'
import { removeSamplePages, saveSamplePage } from './model.repository'
import { counted, type ReadCost, readPeople } from './people.service'

/** How far the making of a sample has come. */
export interface SampleStep {
  version: number
  asOfDay: BusinessDay
  /** Accounts of the shop, as counted when the making began. */
  population: number
  rules: ScoreRules
  /** Pages made so far, and the last id on the page before. */
  page: number
  afterId: string | null
  cost: ReadCost
}

export const SAMPLE_PAGE = 100
const PREFIX = 'mem_'

/**
 * Makes the next page of the sample. A shop of up to `sampleMax` members is read whole. For a larger one the range of
 * ids is cut into as many equal parts as there are pages, and each part gives its first members. Ids are random, so
 * this is a random sample. The same members are in it next time, so a new fit differs by what they did and not by who
 * was picked.
 */
export async function takeSamplePage(
  context: Context,
  step: SampleStep,
): Promise<{ afterId: string | null; isDone: boolean }> {
  const { version, asOfDay, rules, page, cost } = step
  const isWhole = step.population <= rules.model.sampleMax
  // Pages left behind by a run that was given up.
  if (page === 0) await removeSamplePages(context.db, version)
  const pages = Math.floor(rules.model.sampleMax / SAMPLE_PAGE)
  const from = isWhole ? step.afterId : idAt(page / pages)
  const read = counted(cost, await pageMembers(context.db, from, SAMPLE_PAGE))
  const members = isWhole ? read : read.filter(({ _id }) => _id <= idAt((page + 1) / pages))
  const people = await readPeople(
    context,
    members.map(({ _id }) => _id),
    { asOfDay, rules, cost },
    members,
  )
  const rows = people.flatMap(({ purchases, social }) => sampleRowOf(purchases, social, asOfDay) ?? [])
  const _id = `${String(version).padStart(6, '0')}:${String(page).padStart(6, '0')}`
  if (rows.length > 0) await saveSamplePage(context.db, { _id, version, columns: columnsOf(rows) })
  const isDone = isWhole ? read.length < SAMPLE_PAGE : page + 1 >= pages
  return { afterId: read.at(-1)?._id ?? step.afterId, isDone }
}

/** The id at this fraction of the range of all ids, 0 to 1. */
export function idAt(share: number): string {
  let rest = Math.min(Math.max(share, 0), 1)
  if (rest === 1) return `${PREFIX}~`
  let text = PREFIX
  for (let place = 0; place < MEMBER_CODE_LENGTH; place += 1) {
    rest *= ID_ALPHABET.length
    const digit = Math.floor(rest)
    text += ID_ALPHABET[digit]
    rest -= digit
  }
  return text
}
