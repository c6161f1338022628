import { useEffect } from 'react'
import { usePages } from '../../api/use-pages'
import type { Template } from './states'

/** Every template, page after page, for fields that choose one and lists that name one. While `isWanted` is false it waits; undefined until the first page is there. */
export function useTemplates(isWanted = true): Template[] | undefined {
  const { asked, more } = usePages(
    'coupon.listTemplates',
    isWanted ? {} : null,
    ({ nextAfterId }) => (nextAfterId === null ? null : { afterId: nextAfterId }),
    ({ templates }) => templates,
  )
  const { has, isAsking, ask } = more
  useEffect(() => {
    if (has && !isAsking) ask()
  })
  return asked.answer
}
