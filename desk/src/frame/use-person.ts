import { useAsk } from '../api/use-ask'

/** Who is signed in, as of the last look. */
export function usePerson() {
  return useAsk('desk.getMine', {}).answer
}

/** The name that older actions still want to be told; the shop writes down who it knows to be asking. */
export function useOwnName(): string {
  return usePerson()?.person.name ?? '运营台'
}
