import { type Cell, textCell } from '#shared/front/export/csv'
import { nationalNumber } from '#shared/people/member/masking'
import type { Context } from '../../../platform/context'
import { MERGES_MAX } from '../../ledger/account/account.face'
import { displayNameOf, fullPhoneOf, type Member, memberCodeOf, withHeirs } from '../../people/member/member.face'

/** The members behind the records of a page. A merged record counts for the member who carries it on. */
export interface People {
  /** Of those who carry on. */
  ids: string[]
  idOf(recordId: string): string
  find(recordId: string): Member | null
  /** Number, name and phone: masked, or in full where two persons have agreed to that. */
  cellsOf(recordId: string): Cell[]
}

const MASKED_PHONE = '手机号（部分隐藏）'
export const PEOPLE_HEADING = ['会员编号', '称呼', MASKED_PHONE] as const

/** The heading of a file, by whether its phones are in full. */
export const headingOf = (heading: readonly string[], hasPhones: boolean) =>
  heading.map((title) => (hasPhones && title === MASKED_PHONE ? '手机号' : title))

export async function loadPeople({ db }: Context, recordIds: readonly string[], hasPhones: boolean): Promise<People> {
  const read = new Map<string, Member>()
  await withHeirs(db, [...new Set(recordIds)], (found) => {
    for (const member of found) read.set(member._id, member)
  })
  const idOf = (recordId: string) => {
    let id = recordId
    for (let merges = 0; merges < MERGES_MAX; merges += 1) id = read.get(id)?.merge?.into ?? id
    return id
  }
  const find = (recordId: string) => read.get(idOf(recordId)) ?? null
  return {
    ids: [...new Set(recordIds.map(idOf))],
    idOf,
    find,
    cellsOf: (recordId) => {
      const member = find(recordId)
      const full = member && hasPhones ? fullPhoneOf(member) : null
      const phone = full === null ? member?.phoneMasked : nationalNumber(full)
      const name = member && (member.status === 'closed' ? '已注销' : displayNameOf(member))
      return [textCell(memberCodeOf(idOf(recordId))), textCell(name), textCell(phone)]
    },
  }
}
