import type { Right } from '#shared/kernel/rights'
import { useAsk } from '../api/use-ask'
import { holdsWhole } from './places'

/** Who is signed in, as of the last answer. */
export function usePerson() {
  return useAsk('desk.getMine', {}).answer
}

/** The shop's clock, which may be another than this computer's; that one stands in until it is known. */
export function useShopNow(): number {
  const { answer, answeredAt } = useAsk('desk.getMine', {})
  return answer ? answer.now + Math.max(0, Date.now() - answeredAt) : Date.now()
}

/** The name that older actions still require; the shop records the person it knows to be asking. */
export function useOwnName(): string {
  return usePerson()?.person.name ?? '运营台'
}

/** Whether the person holds a right, at any level and for any store; the server checks anyway. */
export function useRight(right: Right): boolean {
  const person = usePerson()?.person
  return person !== undefined && (person.isOwner || person.grants.some((grant) => grant.right === right))
}

/** Whether the person holds a right for the whole shop; as long as nobody is known, whoever asks is not sent away. */
export function useWholeRight(right: Right): boolean {
  const person = usePerson()?.person
  return person === undefined || holdsWhole(right, person)
}
