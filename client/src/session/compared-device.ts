import { deviceKey } from '../platform/device-key'
import { isGuidelineAgreed } from '../platform/privacy-guideline'

/**
 * What tells this phone from others, for requests in which the shop compares phones: a friend must not be the inviter's
 * second account. Empty until the person has agreed to the guideline that names it.
 */
export async function comparedDeviceKey(): Promise<{ deviceKey?: string }> {
  if (!(await isGuidelineAgreed())) return {}
  const key = deviceKey()
  return key === null ? {} : { deviceKey: key }
}
