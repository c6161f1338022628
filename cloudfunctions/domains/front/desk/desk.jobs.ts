import { forgetting } from '../../../platform/noun/forgetting'
import { removeSessionsBefore } from './session.repository'
import { removeSignInsBefore } from './sign-in.repository'

const DAY_MS = 86_400_000
/** Kept this long in case somebody reports a sign-in that should not have happened. */
const SIGN_INS_KEPT_DAYS = 7
const SESSIONS_KEPT_DAYS = 180

/** Removes the records of who signed in where, once nobody will ask for them any more. */
export const forgetSessionsJob = forgetting(
  { name: 'forget-desk-sessions', title: '清理到期的运营台登录记录', schedule: { kind: 'daily', at: '04:35' } },
  [
    ({ db, now }) => removeSignInsBefore(db, now - SIGN_INS_KEPT_DAYS * DAY_MS),
    ({ db, now }) => removeSessionsBefore(db, now - SESSIONS_KEPT_DAYS * DAY_MS),
  ],
)
