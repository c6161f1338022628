import { parseBusinessDay } from '#shared/kernel/business-day'
import type { ActionInput } from '../../api/request'
import { findInput } from '../../people/member/find-input'

/** Turns what was typed into the question; null until it is a member's number and a day. */
export function askedMember(typed: string, day: string): ActionInput<'time-machine.getMember'> | null {
  const found = findInput(typed)
  const parsed = parseBusinessDay(day)
  return parsed && found?.memberId !== undefined ? { memberId: found.memberId, day: parsed } : null
}
