import { SKEW_MAX_MS } from '#shared/till/till-key/signature'
import type { Job } from '../../../platform/noun/job'
import { removeNoncesBefore } from './nonce.repository'

/** A request may be signed ahead by as much as it may be late; after that its time alone refuses it. */
const KEEP_MS = 3 * SKEW_MAX_MS

export const forgetNoncesJob: Job = {
  name: 'forget-till-nonces',
  title: '清理收银机请求的随机数',
  schedule: { kind: 'every', minutes: 15 },
  async slice({ db, now }) {
    const removed = await removeNoncesBefore(db, now - KEEP_MS)
    return { checkpoint: null, isDone: true, looked: removed, changed: removed }
  },
}
