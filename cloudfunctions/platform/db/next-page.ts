/** Where the next page begins: behind the last document of a full page; null when this one was the last. */
export function nextAfterId(page: readonly { _id: string }[], pageSize: number): string | null {
  return page.length < pageSize ? null : (page.at(-1)?._id ?? null)
}
