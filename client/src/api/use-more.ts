import type { PhoneAction } from '#shared/contract'
import type { ApiError } from './api-error'
import type { ActionInput, ActionOutput } from './call'
import { useMutation } from './use-mutation'

/** The state of the button below a list that has more pages. */
export interface More {
  canLoad: boolean
  loading: boolean
  error: ApiError | null
  load(): void
}

/**
 * Loads the next page of a list; `next` is the input that asks for it, null at the end. Loading changes nothing in the
 * shop, but it starts with a tap, and a second tap must not load the page twice.
 */
export function useMore<K extends PhoneAction>(
  action: K,
  next: ActionInput<K> | null,
  onPage: (page: ActionOutput<K>) => void,
): More {
  const { run, running, error } = useMutation(action, { onDone: onPage })
  const load = () => {
    if (next !== null) void run(next)
  }
  return { canLoad: next !== null, loading: running, error, load }
}
