import { isPlacement, partKey } from '#shared/kernel/watched-step'
import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** Who joined by phone. Where the entrance is one person’s invitation it is not named: it would lead to them. */
export const joinSteps: StepSource = {
  name: 'joins',
  async listPassed(db, reading) {
    const page = await listSince(db, members, { field: 'joined.at' }, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ joined }) => joined.at,
      toPassed({ joined: { via, at, storeId, entrance } }) {
        if (via !== 'wechat') return []
        const parts = storeId ? [partKey('store', storeId)] : []
        const key = entrance?.key ?? ''
        return [{ step: 'join', at, parts: isPlacement(key) ? [...parts, partKey('entrance', key)] : parts }]
      },
    })
  },
}
