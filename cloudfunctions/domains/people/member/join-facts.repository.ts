import { collection } from '../../../platform/db/collection'
import { listSince, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** Who opened the mini-program for the first time. A record that a till's file made does not count as joining. */
export const joinFacts: FactSource = {
  name: 'joins',
  facts: ['member.joined'],
  async listWritten(db, reading) {
    const page = await listSince(db, members, { field: 'joined.at' }, reading)
    return toWrittenPage(page, reading, {
      writtenAt: ({ joined }) => joined.at,
      toWritten: ({ _id, joined }) => (joined.via === 'wechat' ? { memberId: _id, at: joined.at } : null),
    })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await db.findMany(members, memberIds)
    return found
      .filter(({ joined: { via, at } }) => via === 'wechat' && at >= fromAt && at <= toAt)
      .map(({ _id, joined }) => ({ memberId: _id, name: 'member.joined', at: joined.at, spentFen: 0 }))
  },
}
