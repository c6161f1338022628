import { momentCell, moneyCell, numberCell, textCell, yesCell } from '#shared/front/export/csv'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { availablePoints } from '#shared/ledger/points/points-state'
import { tierRules } from '#shared/ledger/tier/rules'
import { growthValue } from '#shared/ledger/tier/tier'
import { isConsentInForce } from '#shared/people/member/consent'
import { rulesInForce } from '../../../base/settings/settings.face'
import { findAccounts } from '../../../ledger/account/account.face'
import { type Member, pageMembers } from '../../../people/member/member.face'
import { pageById, type Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'

const JOINED_VIA: Record<Member['joined']['via'], string> = { wechat: '小程序', import: '导入' }

interface More {
  accounts: Map<string, Account>
  tierNameOf(account: Account): string
  growthOf(account: Account): number
}

/** Members, one row each. Whoever has left or was merged into another record has no row. */
export const memberSource: Source<Member, More> = {
  heading: [
    ...PEOPLE_HEADING,
    '等级',
    '成长值',
    '可用积分',
    '待补积分',
    '入会时间',
    '入会方式',
    '入会门店编号',
    '入会门店',
    '消费次数',
    '累计消费（元，已减退款）',
    '最近消费时间',
    '同意营销',
  ],
  pageSize: 500,
  list: async ({ db }, { after, limit }) => pageById(await pageMembers(db, after?.id ?? null, limit), limit),
  memberIdOf: ({ _id }) => _id,
  factsOf: ({ status, joined }, { at }) =>
    status === 'active' && joined.at <= at ? { storeId: joined.storeId, day: joined.day } : null,
  load: async (context, members, { at }) => {
    const rules = await rulesInForce(context, tierRules)
    const ids = members.map(({ _id }) => _id)
    const accounts = ids.length === 0 ? [] : await findAccounts(context.db, ids)
    const names = new Map(rules.tiers.map(({ key, name }) => [key, name]))
    return {
      accounts: new Map(accounts.map((account) => [account._id, account])),
      tierNameOf: ({ tier }) => names.get(tier.key) ?? tier.key,
      growthOf: ({ growth }) => growthValue(growth, businessDayOf(at), rules),
    }
  },
  rowsOf: (member, { accounts, tierNameOf, growthOf }, { people, storeNameOf, at }) => {
    const { _id, joined, consents } = member
    const account = accounts.get(_id) ?? null
    return [
      [
        ...people.cellsOf(_id),
        textCell(account && tierNameOf(account)),
        numberCell(account && growthOf(account)),
        numberCell(account && availablePoints(account.points, at)),
        numberCell(account?.points.debt),
        momentCell(joined.at),
        textCell(JOINED_VIA[joined.via]),
        textCell(joined.storeId),
        textCell(storeNameOf(joined.storeId)),
        numberCell(account?.counters.purchaseCount),
        moneyCell(account?.counters.spentFen),
        momentCell(account?.counters.lastPurchaseAt),
        yesCell(isConsentInForce(consents, 'marketing')),
      ],
    ]
  },
}
