import { qrTextOf } from '#shared/front/desk/sign-in'
import { ask, type ClockState, type Page } from './api'

const NEWEST = new URLSearchParams({ sort: '{"createdAt":-1}', size: '1' })

/** What the desk's screen shows at this moment for a phone to scan, as if the phone were held before it; null for nothing. */
export async function deskCode(): Promise<string | null> {
  const [{ documents }, { now }] = await Promise.all([
    ask<Page>('GET', `/collections/desk_sign_ins?${NEWEST}`),
    ask<ClockState>('GET', '/clock'),
  ])
  const signIn = JSON.parse(documents[0] ?? 'null') as { _id: string; status: string; untilAt: number } | null
  return signIn?.status === 'open' && signIn.untilAt > now ? qrTextOf(signIn._id) : null
}
