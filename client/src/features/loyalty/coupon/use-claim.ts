import { isUndecided } from '../../../api/api-error'
import { useMutation } from '../../../api/use-mutation'
import type { Results } from './use-results'

/** The one tap that claims. What nobody answered stays with the button: the same tap again is the same act. */
export function useClaim(templateId: string, results: Results) {
  const { run, running, error } = useMutation('coupon.claim', {
    onDone: ({ coupon }) => results.add(templateId, { kind: 'got', couponId: coupon.couponId }),
    onError: (failure) => {
      if (!isUndecided(failure)) results.add(templateId, { kind: 'refused', error: failure })
    },
  })
  return { claim: () => void run({ templateId }), running, error }
}
