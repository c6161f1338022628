import type { PhoneAction } from '#shared/contract'
import type { ApiError } from './api-error'
import type { ActionInput, ActionOutput } from './call'
import { useMutation } from './use-mutation'

/** What stands below a list that goes on. */
export interface More {
  canLoad: boolean
  loading: boolean
  error: ApiError | null
  load(): void
}

/**
 * The next page of a list; `next` is what asks for it, null at the end. It changes nothing in the shop, but a page is
 * asked for by a tap, and a second tap must not ask twice.
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
