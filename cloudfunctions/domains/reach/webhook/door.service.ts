import {
  addressOf,
  TOLD,
  type Told,
  type WebhookAddress,
  type WebhookRules,
  webhookRules,
} from '#shared/reach/webhook/rules'
import type { Context, PersonContext, ReadContext } from '../../../platform/context'
import { seal, unseal } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { type Door, findDoor, findDoors, removeDoor, saveDoor } from './door.repository'
import { endSilence } from './silence.service'

export interface OpenDoor {
  address: WebhookAddress
  door: Door
}

/** The address, where the rules name it, it is on, and an owner has let this very address through for what it is to be told. */
export async function openDoorOf(context: ReadContext, key: string, told: Told): Promise<OpenDoor | null> {
  const address = addressOf(await rulesInForce(context, webhookRules), key)
  if (!address?.isOn || !address.tells.includes(told)) return null
  const door = await findDoor(context.db, key)
  return door && isOpenFor(address, door, told) ? { address, door } : null
}

/** All that an owner has let through for this. */
export async function openDoorsFor(context: ReadContext, told: Told): Promise<OpenDoor[]> {
  const { addresses }: WebhookRules = await rulesInForce(context, webhookRules)
  const asked = addresses.filter(({ isOn, tells }) => isOn && tells.includes(told))
  if (asked.length === 0) return []
  const keys = asked.map(({ key }) => key)
  const doors = await findDoors(context.db, keys)
  return asked.flatMap((address) => {
    const door = doors.find(({ _id }) => _id === address.key)
    return door && isOpenFor(address, door, told) ? [{ address, door }] : []
  })
}

const isOpenFor = ({ url }: WebhookAddress, door: Door, told: Told): boolean =>
  door.url === url && toldBy(door).includes(told)

const toldBy = ({ tells }: Door): readonly Told[] => tells ?? ['journey']

/** Whether an owner has let through this very address, for all that it is to be told. */
export const isAllowed = ({ url, tells }: Pick<WebhookAddress, 'url' | 'tells'>, door: Door): boolean =>
  door.url === url && tells.every((told) => toldBy(door).includes(told))

export const isLetThrough = async (context: ReadContext, key: string): Promise<boolean> =>
  (await openDoorOf(context, key, 'journey')) !== null

/**
 * The secret comes with the request, and no answer holds it: the platform keeps what a function answers in its log.
 * @throws DomainError NOT_ALLOWED for whoever is no owner, WEBHOOK_ADDRESS_CHANGED where the rules do not say so any more
 */
export async function allowAddress(
  context: PersonContext,
  { key, url, tells, secret }: { key: string; url: string; tells: readonly Told[]; secret: string },
) {
  const { now, person } = context
  if (!person.held.isOwner) throw new DomainError('NOT_ALLOWED')
  const address = addressOf(await rulesInForce(context, webhookRules), key)
  // What it is told is a part of what the owner has seen: of incidents is not of members.
  const isSeen = address?.url === url && isSame(address.tells, tells)
  if (!isSeen) throw new DomainError('WEBHOOK_ADDRESS_CHANGED')
  const door: Door = { _id: key, url, tells, secretSealed: sealSecret(key, secret), by: person.name, at: now }
  await changeOnce(context, { action: 'webhook.allow', subject: key, storeId: null, note: url }, (tx) =>
    saveDoor(tx, door),
  )
  return { key }
}

const isSame = (one: readonly Told[], other: readonly Told[]): boolean =>
  TOLD.every((told) => one.includes(told) === other.includes(told))

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
