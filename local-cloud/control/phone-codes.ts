import { randomUUID } from 'node:crypto'
import type { OpenApi } from '../openapi/openapi'

/** The codes that the official phone button gives out. Each is good once, for the number of the person who pressed. */
export interface PhoneCodes {
  issue(phone: string): string
  /** Puts the exchange in place of the stand-in's answer; a reset of the cloud takes it away. */
  serve(openapi: OpenApi): void
}

export function createPhoneCodes(): PhoneCodes {
  const numbers = new Map<string, string>()
  return {
    issue: (phone) => {
      const code = randomUUID()
      numbers.set(code, phone)
      return code
    },
    serve: (openapi) => {
      numbers.clear()
      openapi.reply('phonenumber.getPhoneNumber', ({ code }) => {
        const number = numbers.get(String(code))
        numbers.delete(String(code))
        if (number === undefined) return { kind: 'json', body: { errcode: 40029, errmsg: 'invalid code' } }
        const phone_info = { phoneNumber: `+86${number}`, purePhoneNumber: number, countryCode: '86' }
        return { kind: 'json', body: { errcode: 0, errmsg: 'ok', phone_info } }
      })
    },
  }
}
