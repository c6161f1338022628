import { networkPrefix } from '#shared/growth/entrance/network'
import type { PhoneCaller } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'

export interface Trace {
  device: string | null
  network: string | null
}

/**
 * What tells two visits of one phone, or of one network, from others: keyed hashes, so that equals meet and nothing else
 * can be read. The address itself is never kept.
 */
export function traceOf({ clientIp }: Pick<PhoneCaller, 'clientIp'>, deviceKey: string | undefined): Trace {
  const prefix = networkPrefix(clientIp)
  return {
    device: deviceKey === undefined ? null : lookupHash('device', deviceKey),
    network: prefix === null ? null : lookupHash('network', prefix),
  }
}
