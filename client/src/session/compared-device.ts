import { deviceKey } from '../platform/device-key'
import { isGuidelineAgreed } from '../platform/privacy-guideline'

/**
 * What tells this phone from others, for a request in which the shop compares phones: a friend must not be the inviter's
 * own second account. Nothing before the person has agreed to the guideline that names it.
 */
export async function comparedDeviceKey(): Promise<{ deviceKey?: string }> {
  if (!(await isGuidelineAgreed())) return {}
  const key = deviceKey()
  return key === null ? {} : { deviceKey: key }
}
