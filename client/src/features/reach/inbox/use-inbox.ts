import { useEffect, useRef } from 'react'
import { useMutation } from '../../../api/use-mutation'
import { usePages } from '../../../api/use-pages'

/** What the shop wrote. Being shown is being seen; the marks stay until the page is opened again. */
export function useInbox() {
  const pages = usePages(
    'inbox.list',
    {},
    { itemsOf: ({ messages }) => messages, nextOf: ({ next }) => next && { before: next } },
  )
  const { run } = useMutation('inbox.markRead')
  const seenUntil = useRef(0)
  const newest = pages.query.data?.find(({ isRead }) => !isRead)?.at ?? 0
  useEffect(() => {
    if (newest <= seenUntil.current) return
    seenUntil.current = newest
    void run({ untilAt: newest })
  }, [newest, run])
  return pages
}
