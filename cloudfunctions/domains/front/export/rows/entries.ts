import { momentCell, numberCell, textCell } from '#shared/front/export/csv'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Entry, EntryKind } from '#shared/ledger/points/entry'
import { ENTRY_WORDS } from '#shared/ledger/points/entry-words'
import { pageEntries } from '../../../ledger/points/points.face'
import { pageById, type Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'

const KINDS: Record<EntryKind, string> = {
  earn: '获得',
  spend: '消费',
  expire: '过期',
  adjust: '调整',
  reverse: '撤销',
  transfer: '转移',
}

/** The ledger as it stands, with wrong entries and the entries that reverse them. */
export const entrySource: Source<Entry, null> = {
  heading: [
    '流水编号',
    '账本',
    '序号',
    ...PEOPLE_HEADING,
    '时间',
    '类型',
    '原因',
    '积分变动',
    '变动后积分',
    '变动后待补',
    '成长值变动',
    '门店编号',
    '门店',
    '备注',
    '撤销的流水',
  ],
  pageSize: 500,
  list: async ({ db }, { after, limit }) => pageById(await pageEntries(db, after?.id ?? null, limit), limit),
  memberIdOf: ({ memberId }) => memberId,
  factsOf: ({ storeId, at }, surroundings) => (at <= surroundings.at ? { storeId, day: businessDayOf(at) } : null),
  load: async () => null,
  rowsOf: (entry, _more, { people, storeNameOf }) => {
    const { _id, memberId, seq, at, kind, reason, points, growth, storeId, note, reverses } = entry
    return [
      [
        textCell(_id),
        textCell(memberId),
        numberCell(seq),
        ...people.cellsOf(memberId),
        momentCell(at),
        textCell(KINDS[kind]),
        textCell(ENTRY_WORDS[reason]),
        numberCell(points?.delta ?? 0),
        numberCell(points?.balanceAfter ?? null),
        numberCell(points?.debtAfter ?? null),
        numberCell(growth?.delta ?? 0),
        textCell(storeId),
        textCell(storeNameOf(storeId)),
        textCell(note),
        textCell(reverses),
      ],
    ]
  },
}
