import { lookupHash } from '../../../platform/crypto/field-cipher'

export const phoneKey = (phone: string) => `ph:${lookupHash('phone', phone)}`
