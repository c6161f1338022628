import { addressOf, type WebhookAddress, webhookRules } from '#shared/reach/webhook/rules'
import type { Context, PersonContext, ReadContext } from '../../../platform/context'
import { seal, unseal } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { type Door, findDoor, removeDoor, saveDoor } from './door.repository'
import { endSilence } from './silence.service'

export interface OpenDoor {
  address: WebhookAddress
  door: Door
}

/** The address, where the rules name it, it is on, and an owner has let this very address through. */
export async function openDoorOf(context: ReadContext, key: string): Promise<OpenDoor | null> {
  const address = addressOf(await rulesInForce(context, webhookRules), key)
  if (!address?.isOn) return null
  const door = await findDoor(context.db, key)
  return door?.url === address.url ? { address, door } : null
}

export const isLetThrough = async (context: ReadContext, key: string): Promise<boolean> =>
  (await openDoorOf(context, key)) !== null

/**
 * The secret comes with the request, and no answer holds it: the platform keeps what a function answers in its log.
 * @throws DomainError NOT_ALLOWED for whoever is no owner, WEBHOOK_ADDRESS_CHANGED where the rules do not say so any more
 */
export async function allowAddress(
  context: PersonContext,
  { key, url, secret }: { key: string; url: string; secret: string },
) {
  const { now, person } = context
  if (!person.held.isOwner) throw new DomainError('NOT_ALLOWED')
  const address = addressOf(await rulesInForce(context, webhookRules), key)
  if (address?.url !== url) throw new DomainError('WEBHOOK_ADDRESS_CHANGED')
  const door: Door = { _id: key, url, secretSealed: sealSecret(key, secret), by: person.name, at: now }
  await changeOnce(context, { action: 'webhook.allow', subject: key, storeId: null, note: url }, (tx) =>
    saveDoor(tx, door),
  )
  return { key }
}

export async function forbidAddress(context: Context, { key, note }: { key: string; note: string }) {
  await changeOnce(context, { action: 'webhook.forbid', subject: key, storeId: null, note }, async (tx) => {
    if (await findDoor(tx, key)) await removeDoor(tx, key)
  })
  await endSilence(context, key, '已经不再通知它')
  return { key }
}

export const SECRET_FIELD = 'webhook-secret'
export const sealSecret = (key: string, secret: string) => seal(SECRET_FIELD, key, secret)
export const openSecret = ({ _id, secretSealed }: Door) => unseal(SECRET_FIELD, _id, secretSealed)
