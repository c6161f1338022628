import { bareShownCode, plainNumber, plainTyped } from '#shared/kernel/typed-text'
import type { ActionInput } from '../../api/request'

/** What was most probably typed or pasted: a member number, a phone number or an openid. */
export function findInput(typed: string): ActionInput<'member.find'> | null {
  const text = plainTyped(typed)
  const phone = plainNumber(text)
  if (/^\+?\d{5,20}$/.test(phone) && !/^\d{10}$/.test(phone)) return { phone }
  // The number on a card is the id without its prefix, followed by a signature that changes.
  const code = bareShownCode(text.replace(/^mem_/i, ''))
  if (/^[0-9A-HJKMNP-TV-Z]{10}(?:[0-9A-HJKMNP-TV-Z]{4}){0,2}$/.test(code))
    return { memberId: `mem_${code.slice(0, 10)}` }
  if (/^o[\w-]{10,63}$/.test(text)) return { openid: text }
  return null
}
