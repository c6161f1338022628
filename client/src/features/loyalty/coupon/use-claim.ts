import { isUndecided } from '../../../api/api-error'
import { useMutation } from '../../../api/use-mutation'
import type { Results } from './use-results'

/**
 * Claims with one tap. While there is no answer the button keeps the request, so that the next tap repeats the same
 * act.
 */
export function useClaim(templateId: string, results: Results) {
  const { run, running, error } = useMutation('coupon.claim', {
    onDone: ({ coupon }) => results.add(templateId, { kind: 'got', couponId: coupon.couponId }),
    onError: (failure) => {
      if (!isUndecided(failure)) results.add(templateId, { kind: 'refused', error: failure })
    },
  })
  return { claim: () => void run({ templateId }), running, error }
}
