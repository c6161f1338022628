import type { Names } from '../names'

/** What runs in the cloud. */
export function cloudFiles(names: Names): Record<string, string> {
  const folder = `cloudfunctions/domains/${names.shelf}/${names.noun}`
  return {
    [`${folder}/${names.noun}.noun.ts`]: declaration(names),
    [`${folder}/${names.noun}.repository.ts`]: repository(names),
    [`${folder}/${names.noun}.service.ts`]: service(names),
    [`${folder}/${names.noun}.handlers.ts`]: handlers(names),
    [`${folder}/${names.noun}.jobs.ts`]: jobs(names),
    [`${folder}/${names.noun}.rules.ts`]: rules(names),
    [`${folder}/shown-records.service.ts`]: shownRecords(names),
  }
}

const declaration = ({
  shelf,
  noun,
  value,
  type,
  collection,
  job,
}: Names) => `import { KEPT_DAYS } from '#shared/${shelf}/${noun}/${noun}'
import { actions, type Noun } from '../../../platform/noun/noun'

export const ${value}Noun: Noun = {
  shelf: '${shelf}',
  name: '${noun}',
  uses: ['settings', 'facts'],
  actions: actions(async () => ({
    contract: (await import('#shared/${shelf}/${noun}/contract')).${value}Contract,
    handlers: (await import('./${noun}.handlers')).${value}Handlers,
  })),
  collections: {
    ${collection}: {
      indexes: { byChanged: ['changedAt'] },
      person: {
        of: ['_id'],
        shown: { as: '${collection}', title: '备注 ${noun}' },
        onClosing: 'removed',
        term: { days: KEPT_DAYS, job: '${job}' },
      },
    },
  },
  rules: async () => ({ documents: (await import('./${noun}.rules')).ruleDocuments }),
  jobs: async () => [(await import('./${noun}.jobs')).forget${type}Job],
  answers: {
    'member.closed': { order: 'commutative', answer: async () => (await import('./${noun}.service')).remove${type}Of },
  },
  shows: async () => ({ ${collection}: (await import('./shown-records.service')).shownRecords }),
}
`

const repository = ({
  shelf,
  noun,
  value,
  type,
  collection,
}: Names) => `import type { ${type} } from '#shared/${shelf}/${noun}/${noun}'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const ${value}Documents = collection<${type}>('${collection}')

export const find${type} = (reader: Reader, memberId: string) => reader.find(${value}Documents, memberId)
export const find${type}sOf = (db: Db, memberIds: readonly string[]) => db.findMany(${value}Documents, memberIds)
export const save${type}Document = (tx: Tx, ${value}: ${type}) => tx.save(${value}Documents, ${value})
export const remove${type} = (tx: Tx, memberId: string) => tx.remove(${value}Documents, memberId)
/** By byChanged. */
export const remove${type}sBefore = (db: Db, at: number) => db.removeWhere(${value}Documents, { changedAt: { lt: at } })
`

const service = ({ shelf, noun, value, type }: Names) => `import type { Told } from '#shared/base/facts/told-facts'
import { decide${type}, type ${type} } from '#shared/${shelf}/${noun}/${noun}'
import { ${value}Rules } from '#shared/${shelf}/${noun}/rules'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { find${type}, remove${type}, save${type}Document } from './${noun}.repository'

export async function getMy${type}(context: MemberContext): Promise<{ ${value}: ${type} | null; prompt: string }> {
  const { prompt } = await rulesInForce(context, ${value}Rules)
  return { ${value}: await find${type}(context.db, context.memberId), prompt }
}

/** The same request again finds its own text and changes nothing. */
export function save${type}(context: MemberContext, text: string): Promise<{ ${value}: ${type} }> {
  const { db, memberId, now, requestId } = context
  return db.transaction(async (tx) => {
    const current = await find${type}(tx, memberId)
    const decision = decide${type}(current, { _id: memberId, text, changedAt: now })
    if (decision.kind === 'changed') {
      await save${type}Document(tx, decision.${value})
      await tell(context, tx, { name: '${noun}.saved', source: requestId, memberId, payload: { changedAt: now } })
    }
    return { ${value}: decision.${value} }
  })
}

/** Who has left the shop leaves nothing here. */
export function remove${type}Of(tx: Tx, { memberId }: Pick<Told, 'memberId'>): Promise<void> {
  return remove${type}(tx, memberId)
}
`

const handlers = ({
  shelf,
  noun,
  value,
  type,
}: Names) => `import type { ${value}Contract } from '#shared/${shelf}/${noun}/contract'
import type { Handlers } from '../../../platform/handler'
import { getMy${type}, save${type} } from './${noun}.service'

export const ${value}Handlers: Handlers<typeof ${value}Contract> = {
  '${noun}.getMine': (_input, context) => getMy${type}(context),
  '${noun}.save': ({ text }, context) => save${type}(context, text),
}
`

const jobs = ({ shelf, noun, type, job }: Names) => `import { KEPT_DAYS } from '#shared/${shelf}/${noun}/${noun}'
import { forgetting } from '../../../platform/noun/forgetting'
import { remove${type}sBefore } from './${noun}.repository'

const DAY_MS = 86_400_000

export const forget${type}Job = forgetting(
  { name: '${job}', title: '清理很久没有改过的备注 ${noun}', schedule: { kind: 'daily', at: '04:50' } },
  [({ db, now }) => remove${type}sBefore(db, now - KEPT_DAYS * DAY_MS)],
)
`

const rules = ({ shelf, noun, value }: Names) => `import { ${value}Rules } from '#shared/${shelf}/${noun}/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(${value}Rules, fromNowOn('之后打开的页面显示新的提示，已经写下的备注不变。'))]
`

const shownRecords = ({
  noun,
  type,
}: Names) => `import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { find${type}sOf } from './${noun}.repository'

export const shownRecords = few(async ({ db }, memberIds) => (await find${type}sOf(db, memberIds)).map(withoutInternals))
`
