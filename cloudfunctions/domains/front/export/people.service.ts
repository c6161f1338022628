import { type Cell, textCell } from '#shared/front/export/csv'
import type { Context } from '../../../platform/context'
import { MERGES_MAX } from '../../ledger/account/account.face'
import { displayNameOf, type Member, memberCodeOf, withHeirs } from '../../people/member/member.face'

/** Whose records a page holds: what a merged record did is told of the member who carries it on. */
export interface People {
  /** Of those who carry on. */
  ids: string[]
  idOf(recordId: string): string
  find(recordId: string): Member | null
  /** Number, name and masked phone. More of a phone than that leaves the shop in no file. */
  cellsOf(recordId: string): Cell[]
}

export const PEOPLE_HEADING = ['会员编号', '称呼', '手机号（部分隐藏）'] as const

export async function loadPeople({ db }: Context, recordIds: readonly string[]): Promise<People> {
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
      const name = member && (member.status === 'closed' ? '已注销' : displayNameOf(member))
      return [textCell(memberCodeOf(idOf(recordId))), textCell(name), textCell(member?.phoneMasked)]
    },
  }
}
