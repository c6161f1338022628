import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Forecast } from '#shared/reach/journey/forecast'
import { type ApiError, request } from '../../api/request'
import { simulated } from './simulated'
import type { DraftJourney } from './steps'

/** What a drawn journey would have done; `sum` is what is known so far while the rest of the members is gone through. */
export function useSimulation(journeyId: string, definition: DraftJourney | null) {
  const [sum, setSum] = useState<Forecast | null>(null)
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<Forecast | null, ApiError>({
    queryKey: ['journey.simulate', journeyId, definition],
    queryFn: ({ signal }) => {
      setSum(null)
      const ask = (after: string | null) => {
        // Whoever has drawn on or left does not wait for the rest.
        signal.throwIfAborted()
        return request('journey.simulate', { journeyId, definition, after })
      }
      return simulated(ask, (so) => {
        if (!signal.aborted) setSum(so)
      })
    },
    enabled: definition !== null,
  })
  const asked = { answer: data, error, isAsking: isFetching, answeredAt: dataUpdatedAt, again: () => void refetch() }
  return { asked, sum: isFetching ? sum : null }
}
