import { SKEW_MAX_MS } from '#shared/till/till-key/signature'
import { forgetting } from '../../../platform/noun/forgetting'
import { removeNoncesBefore } from './nonce.repository'

/** A request may be signed ahead by as much as it may be late; after that its time alone refuses it. */
const KEEP_MS = 3 * SKEW_MAX_MS

export const forgetNoncesJob = forgetting(
  { name: 'forget-till-nonces', title: '清理收银机请求的随机数', schedule: { kind: 'every', minutes: 15 } },
  [({ db, now }) => removeNoncesBefore(db, now - KEEP_MS)],
)
